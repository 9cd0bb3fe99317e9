from huggingface_hub.errors import BadRequestError, HfHubHTTPError, JobNotFoundError
from support import LINE, contains, equal, error, success

UNKNOWN = "0" * 24


def created(hub, schedule="@yearly", code="print(1)", **options):
    return hub.alice.create_scheduled_job(image="python:3.12", command=["python", "-c", code], schedule=schedule, **options).id


def stored(hub, schedule_id):
    return hub.json(f"/api/scheduled-jobs/alice/{schedule_id}")


@success("create-schedule")
def create_schedule(hub):
    found = stored(hub, created(hub, "0 9 * * 1", secrets={"HIDDEN": "x"}, concurrency=True))
    equal((found["schedule"], found["concurrency"], found["jobSpec"]["secrets"]), ("0 9 * * 1", True, ["HIDDEN"]))
    contains(found["status"]["nextJobRunAt"], "T09:00")


@error("create-schedule", BadRequestError, 400)
def create_bad_schedule(hub):
    return created(hub, "whenever")


@success("get-schedule")
def get_schedule(hub):
    schedule_id = created(hub)
    found = hub.alice.inspect_scheduled_job(scheduled_job_id=schedule_id)
    equal((found.id, found.schedule, found.job_spec.docker_image), (schedule_id, "@yearly", "python:3.12"))


@error("get-schedule", JobNotFoundError, 404)
def get_missing_schedule(hub):
    return hub.alice.inspect_scheduled_job(scheduled_job_id=UNKNOWN)


@success("list-schedules")
def list_schedules(hub):
    schedule_id = created(hub)
    contains([one.id for one in hub.alice.list_scheduled_jobs()], schedule_id)


@error("list-schedules", HfHubHTTPError, 403)
def list_schedules_of_stranger(hub):
    return list(hub.bob.list_scheduled_jobs(namespace="alice"))


@success("suspend-schedule")
def suspend_schedule(hub):
    schedule_id = created(hub)
    hub.alice.suspend_scheduled_job(scheduled_job_id=schedule_id)
    equal(stored(hub, schedule_id)["suspend"], True)


@error("suspend-schedule", JobNotFoundError, 404)
def suspend_missing_schedule(hub):
    return hub.alice.suspend_scheduled_job(scheduled_job_id=UNKNOWN)


@success("resume-schedule")
def resume_schedule(hub):
    schedule_id = created(hub, suspend=True)
    hub.alice.resume_scheduled_job(scheduled_job_id=schedule_id)
    equal(stored(hub, schedule_id)["suspend"], False)


@error("resume-schedule", HfHubHTTPError, 403)
def resume_schedule_without_right(hub):
    return hub.reader.resume_scheduled_job(scheduled_job_id=created(hub, suspend=True))


@success("run-schedule")
def trigger_schedule(hub):
    schedule_id = created(hub)
    job = hub.alice.trigger_scheduled_job(scheduled_job_id=schedule_id)
    equal(hub.alice.wait_for_job(job.id).status.stage, "COMPLETED")
    equal(stored(hub, schedule_id)["status"]["lastJob"]["id"], job.id)


@error("run-schedule", HfHubHTTPError, 409)
def trigger_schedule_twice(hub):
    schedule_id = created(hub, code="import time; time.sleep(600)")
    job = hub.alice.trigger_scheduled_job(scheduled_job_id=schedule_id)
    try:
        return hub.alice.trigger_scheduled_job(scheduled_job_id=schedule_id)
    finally:
        hub.alice.cancel_job(job_id=job.id)


@success("update-schedule-labels")
def update_labels(hub):
    schedule_id = created(hub)
    hub.alice.update_scheduled_job_labels(scheduled_job_id=schedule_id, labels={"kind": "relabeled"})
    equal(stored(hub, schedule_id)["jobSpec"]["labels"], {"kind": "relabeled"})


@error("update-schedule-labels", JobNotFoundError, 404)
def update_labels_of_missing_schedule(hub):
    return hub.alice.update_scheduled_job_labels(scheduled_job_id=UNKNOWN, labels={})


@success("delete-schedule")
def delete_schedule(hub):
    schedule_id = created(hub)
    hub.alice.delete_scheduled_job(scheduled_job_id=schedule_id)
    equal(hub.request("GET", f"/api/scheduled-jobs/alice/{schedule_id}").status_code, 404)


@error("delete-schedule", JobNotFoundError, 404)
def delete_missing_schedule(hub):
    return hub.alice.delete_scheduled_job(scheduled_job_id=UNKNOWN)


def uv_schedule(hub, schedule):
    path = hub.folder() + "/script.py"
    with open(path, "w") as file:
        file.write("print('by schedule')")
    return hub.alice.create_scheduled_uv_job(path, schedule=schedule).id


@success("create-uv-schedule")
def create_uv_schedule(hub):
    schedule_id = uv_schedule(hub, "@yearly")
    job = hub.alice.trigger_scheduled_job(scheduled_job_id=schedule_id)
    contains(list(hub.alice.fetch_job_logs(job_id=job.id, follow=True)), "by schedule")


@error("create-uv-schedule", BadRequestError, 400)
def create_bad_uv_schedule(hub):
    return uv_schedule(hub, "whenever")


if LINE == 2:

    @success("reschedule")
    def reschedule(hub):
        schedule_id = created(hub)
        hub.alice.update_scheduled_job_schedule(scheduled_job_id=schedule_id, schedule="0 9 * * 1")
        equal(stored(hub, schedule_id)["schedule"], "0 9 * * 1")

    @error("reschedule", BadRequestError, 400)
    def reschedule_badly(hub):
        return hub.alice.update_scheduled_job_schedule(scheduled_job_id=created(hub), schedule="whenever")
