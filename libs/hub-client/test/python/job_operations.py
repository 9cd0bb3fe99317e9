"""Jobs and schedules."""

from shared import api, operation, state, volumes


command = ["python", "-c", "print(1)"]
jobs = {"namespace": "alice"}


@operation
def runJob():
    state["job"] = api.run_job(
        image="python:3.12",
        command=command,
        env={"A_B": "1"},
        secrets={"KEY": "value"},
        flavor="cpu-upgrade",
        timeout="15m",
        attempts=2,
        name="first",
        labels={"run": "r1"},
        volumes=volumes,
        **jobs,
    ).id


@operation
def runJob_with_ports_and_network():
    options = {"expose": [8000, 8080], "expose_public": [8080], "ssh": True}
    network = {"network_group": "group", "network_aliases": ["first"]}
    api.run_job(image="python:3.12", command=command, name="open", **options, **network, **jobs)


@operation
def runJob_in_a_resource_group():
    api.run_job(image="python:3.12", command=command, name="grouped", resource_group_id="5" * 24, **jobs)


@operation
def runJob_of_a_Space_without_a_name():
    api.run_job(image="hf.co/spaces/alice/page", command=command, **jobs)


@operation
def listJobs():
    list(api.list_jobs(status=["scheduling", "RUNNING"], labels={"run": "r1", "name": "first"}, **jobs))


@operation
def listJobs_of_all_kinds():
    list(api.list_jobs(**jobs))


@operation
def getJob():
    api.inspect_job(job_id=state["job"], **jobs)


@operation
def updateJobLabels():
    api.update_job_labels(job_id=state["job"], labels={"run": "r2"}, **jobs)


@operation
def updateJobExpose():
    api.update_job_expose(job_id=state["job"], expose=[9000], expose_public=[9001], **jobs)


@operation
def cancelJob():
    api.cancel_job(job_id=state["job"], **jobs)


@operation
def waitForJob():
    api.wait_for_job(state["job"], timeout=30, **jobs)


@operation
def readJobLog():
    list(api.fetch_job_logs(job_id=state["job"], tail=5, **jobs))


@operation
def followJobLog():
    list(api.fetch_job_logs(job_id=state["job"], follow=True, **jobs))


@operation
def followJobMetrics():
    list(api.fetch_job_metrics(job_id=state["job"], follow=True, **jobs))


@operation
def createScheduledJob():
    options = {"name": "nightly", "labels": {"team": "ml"}, "suspend": True, "concurrency": False}
    created = api.create_scheduled_job(image="python:3.12", command=command, schedule="@daily", timeout=60, **options, **jobs)
    state["scheduled"] = created.id


@operation
def listScheduledJobs():
    api.list_scheduled_jobs(labels={"team": "ml", "name": "nightly"}, **jobs)


@operation
def updateScheduledJobLabels():
    api.update_scheduled_job_labels(scheduled_job_id=state["scheduled"], labels={"team": "web"}, **jobs)


@operation
def updateScheduledJobSchedule():
    api.update_scheduled_job_schedule(scheduled_job_id=state["scheduled"], schedule="0 3 * * *", **jobs)
