import time
from huggingface_hub import Volume
from huggingface_hub.errors import BadRequestError, HfHubHTTPError, JobNotFoundError, RepositoryNotFoundError
from support import LINE, contains, equal, error, success

UNKNOWN = "0" * 24
ENDLESS = "import time\nprint('begun', flush=True)\ntime.sleep(600)"


def started(hub, code, **options):
    return hub.alice.run_job(image="python:3.12", command=["python", "-c", code], **options)


def followed(hub, job):
    """What the job prints, without the line in which the emulator tells what stands in for the image."""
    return [line for line in hub.alice.fetch_job_logs(job_id=job.id, follow=True) if not line.startswith("=====")]


@success("run-job")
def run_job(hub):
    job = started(hub, "import os; print(os.environ['PLAIN'], os.environ['HIDDEN'])", env={"PLAIN": "seen"}, secrets={"HIDDEN": "whispered"}, timeout="1m")
    equal((job.owner.name, job.environment, job.url), ("alice", {"PLAIN": "seen"}, f"{hub.url}/jobs/alice/{job.id}"))
    equal(followed(hub, job), ["seen whispered"])
    equal(hub.json(f"/api/jobs/alice/{job.id}")["secrets"], ["HIDDEN"])


@error("run-job", BadRequestError, 400)
def run_job_on_unknown_flavor(hub):
    return started(hub, "print(1)", flavor="abacus")


@success("get-job")
def inspect_job(hub):
    job = started(hub, "raise SystemExit(3)")
    hub.alice.wait_for_job(job.id)
    found = hub.alice.inspect_job(job_id=job.id)
    equal((found.status.stage, found.docker_image, found.flavor), ("ERROR", "python:3.12", "cpu-basic"))
    contains(found.status.message, "3")


@error("get-job", JobNotFoundError, 404)
def inspect_missing_job(hub):
    return hub.alice.inspect_job(job_id=UNKNOWN)


@success("list-jobs")
def list_jobs(hub):
    job = started(hub, "print(1)")
    contains([one.id for one in hub.alice.list_jobs(namespace="alice")], job.id)


@error("list-jobs", HfHubHTTPError, 403)
def list_jobs_of_stranger(hub):
    return list(hub.bob.list_jobs(namespace="alice"))


@success("filter-jobs")
def filter_jobs(hub):
    label = {"kind": f"python-{LINE}"}
    job = started(hub, "print(1)", labels=label)
    started(hub, "print(1)")
    hub.alice.wait_for_job(job.id)
    equal([one.id for one in hub.alice.list_jobs(namespace="alice", labels=label)], [job.id])
    equal([one.id for one in hub.alice.list_jobs(namespace="alice", labels=label, status=["COMPLETED", "ERROR"])], [job.id])
    equal(list(hub.alice.list_jobs(namespace="alice", labels=label, status="RUNNING")), [])


@error("filter-jobs", BadRequestError, 400)
def filter_jobs_by_unknown_stage(hub):
    return list(hub.alice.list_jobs(namespace="alice", status="DREAMING"))


@success("cancel-job")
def cancel_job(hub):
    job = started(hub, ENDLESS)
    hub.alice.cancel_job(job_id=job.id)
    equal(hub.alice.wait_for_job(job.id).status.stage, "CANCELED")


@error("cancel-job", JobNotFoundError, 404)
def cancel_missing_job(hub):
    return hub.alice.cancel_job(job_id=UNKNOWN)


@success("stream-job-logs")
def fetch_logs(hub):
    job = started(hub, "for i in range(3): print('line', i, flush=True)")
    equal(followed(hub, job), ["line 0", "line 1", "line 2"])
    equal(list(hub.alice.fetch_job_logs(job_id=job.id, tail=1)), ["line 2"])


@error("stream-job-logs", JobNotFoundError, 404)
def fetch_logs_of_missing_job(hub):
    return list(hub.alice.fetch_job_logs(job_id=UNKNOWN))


@success("stream-job-metrics")
def fetch_metrics(hub):
    job = started(hub, ENDLESS)
    sample = next(iter(hub.alice.fetch_job_metrics(job_id=job.id, **({"follow": True} if LINE == 2 else {}))))
    hub.alice.cancel_job(job_id=job.id)
    equal({"cpu_usage_pct", "memory_used_bytes", "gpus"} <= set(sample), True)


@error("stream-job-metrics", JobNotFoundError, 404)
def fetch_metrics_of_missing_job(hub):
    return list(hub.alice.fetch_job_metrics(job_id=UNKNOWN))


@success("list-job-hardware")
def list_hardware(hub):
    flavors = {one.name: one for one in hub.alice.list_jobs_hardware()}
    equal((flavors["cpu-basic"].cpu, flavors["a10g-small"].accelerator.model), ("2 vCPU", "A10G"))


@error("list-job-hardware", HfHubHTTPError, 401)
def list_hardware_of_nobody(hub):
    return hub.nobody.list_jobs_hardware()


@success("update-job-labels")
def update_labels(hub):
    job = started(hub, "print(1)")
    hub.alice.update_job_labels(job_id=job.id, labels={"kind": "relabeled"})
    equal(hub.json(f"/api/jobs/alice/{job.id}")["labels"], {"kind": "relabeled"})


@error("update-job-labels", BadRequestError, 400)
def update_bad_labels(hub):
    return hub.alice.update_job_labels(job_id=started(hub, "print(1)").id, labels={"kind": "not so"})


@success("wait-for-job")
def wait_for_job(hub):
    equal(hub.alice.wait_for_job(started(hub, "print(1)").id).status.stage, "COMPLETED")


@error("wait-for-job", JobNotFoundError, 404)
def wait_for_missing_job(hub):
    return hub.alice.wait_for_job(UNKNOWN)


def bucket(hub, **files):
    name = hub.name("volume")
    hub.alice.create_bucket(name, private=True)
    if files:
        hub.alice.batch_bucket_files(name, add=[(content, path) for path, content in files.items()])
    return name


@success("run-job-with-bucket")
def run_with_bucket(hub):
    name = bucket(hub, before=b"before")
    job = started(hub, "open('/data/out', 'w').write(open('/data/before').read() + ' and after')", volumes=[Volume(type="bucket", source=name, mount_path="/data")])
    equal(hub.alice.wait_for_job(job.id).status.stage, "COMPLETED")
    equal(hub.content(f"/buckets/{name}/resolve/out"), b"before and after")


@error("run-job-with-bucket", RepositoryNotFoundError, 404)
def run_with_missing_bucket(hub):
    return started(hub, "print(1)", volumes=[Volume(type="bucket", source="alice/none", mount_path="/data")])


@success("run-job-with-repository")
def run_with_repository(hub):
    name = hub.repository("volume", repo_type="dataset", private=True)
    hub.alice.upload_file(path_or_fileobj=b"content", path_in_repo="deep/x.txt", repo_id=name, repo_type="dataset")
    job = started(hub, "print(open('/data/x.txt').read())", volumes=[Volume(type="dataset", source=name, mount_path="/data", path="deep")])
    equal(followed(hub, job), ["content"])


@error("run-job-with-repository", RepositoryNotFoundError, 404)
def run_with_repository_of_stranger(hub):
    name = hub.bob.create_repo(hub.name("volume").replace("alice/", "bob/"), repo_type="dataset", private=True).repo_id
    return started(hub, "print(1)", volumes=[Volume(type="dataset", source=name, mount_path="/data")])


def local_folder(hub):
    folder = hub.folder()
    with open(folder + "/note.txt", "w") as file:
        file.write("from this machine")
    return folder


@success("run-job-with-local-folder")
def run_with_local_folder(hub):
    volume = hub.alice.sync_job_volume(local_folder(hub), "/inputs")
    equal(followed(hub, started(hub, "print(open('/inputs/note.txt').read())", volumes=[volume])), ["from this machine"])


@error("run-job-with-local-folder", ConnectionError, text="403 Forbidden")
def sync_local_folder_without_right(hub):
    return hub.reader.sync_job_volume(local_folder(hub), "/inputs")


def script(hub, text):
    path = hub.folder() + "/script.py"
    with open(path, "w") as file:
        file.write(text)
    return path


@success("run-uv-job")
def run_uv_job(hub):
    job = hub.alice.run_uv_job(script(hub, "import sys\nprint('hello', *sys.argv[1:])"), script_args=["uv"])
    equal(hub.alice.wait_for_job(job.id).status.stage, "COMPLETED")
    contains(followed(hub, job), "hello uv")


@error("run-uv-job", BadRequestError, 400)
def run_uv_job_on_unknown_flavor(hub):
    return hub.alice.run_uv_job(script(hub, "print(1)"), flavor="abacus")


@success("expose-job")
def expose(hub):
    job = hub.alice.run_job(image="python:3.12", command=["python", "-m", "http.server", "8000"], expose=[8000])
    while not (urls := hub.json(f"/api/jobs/alice/{job.id}")["status"].get("exposeUrls")):
        time.sleep(0.2)
    while (answer := hub.request("GET", urls[0])).status_code != 200:
        equal(hub.alice.inspect_job(job_id=job.id).status.stage, "RUNNING")
        time.sleep(0.2)
    equal(hub.request("GET", urls[0], who="bob").status_code == 200, False)
    hub.alice.cancel_job(job_id=job.id)
    contains(answer.text, "Directory listing")


@error("expose-job", BadRequestError, 400)
def expose_impossible_port(hub):
    return hub.alice.run_job(image="python:3.12", command=["true"], expose=[70_000])


if LINE == 2:

    @success("duplicate-job")
    def rerun_job(hub):
        job = started(hub, "print('same')")
        again = hub.alice.rerun_job(job_id=job.id)
        equal((again.id != job.id, followed(hub, again)), (True, ["same"]))

    @error("duplicate-job", JobNotFoundError, 404)
    def rerun_missing_job(hub):
        return hub.alice.rerun_job(job_id=UNKNOWN)
