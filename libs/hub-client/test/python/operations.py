"""Does each operation with the Python client, by name, as operations.ts does it with ours. Prints what failed, by operation."""

import json
import os
import sys
import urllib.parse
import urllib.request

from huggingface_hub import HfApi, Volume
from huggingface_hub.utils import _oauth_device

endpoint = os.environ["HF_ENDPOINT"]
hub = os.environ["HUB_BEHIND_PROXY"]
api = HfApi()
operations = {}
state = {}


def operation(function):
    operations[function.__name__] = function
    return function


def post(url, fields=None):
    data = None if fields is None else urllib.parse.urlencode(fields).encode()
    urllib.request.urlopen(urllib.request.Request(url, data=data, method="POST")).read()


@operation
def whoAmI():
    api.whoami()


@operation
def listRefs():
    api.list_repo_refs("alice/tiny")


@operation
def listRefs_with_pull_requests():
    api.list_repo_refs("alice/tiny", include_pull_requests=True)


@operation
def createTag():
    api.create_tag("alice/tiny", tag="v1/rc", tag_message="the first", revision="next/one")


@operation
def createTag_of_main():
    api.create_tag("alice/data", tag="v1", repo_type="dataset")


@operation
def deleteTag():
    api.delete_tag("alice/tiny", tag="v1/rc")


@operation
def superSquash():
    api.super_squash_history("alice/data", repo_type="dataset", branch="main", commit_message="all of it")


@operation
def updateRepoSettings():
    api.update_repo_settings("alice/tiny", visibility="private", gated="manual")
    api.update_repo_settings("alice/tiny", gated=False)


@operation
def moveRepo():
    api.move_repo("alice/data", "alice/moved", repo_type="dataset")


@operation
def validateCard():
    api._validate_yaml("---\nsdk: static\n---\nHi", repo_type="space")


@operation
def getCardText():
    api.hf_hub_download("alice/tiny", "README.md")


@operation
def getSafetensorsHeader():
    api.parse_safetensors_file_metadata("alice/tiny", "model.safetensors")


@operation
def getModelFacts():
    info = api.model_info("alice/tiny", revision="next/one", files_metadata=True)
    api.model_info(info.id, expand=["inferenceProviderMapping"])


@operation
def createDiscussion():
    state["pull"] = api.create_discussion("alice/tiny", "Add a file", description="as a draft", pull_request=True).num


@operation
def listDiscussions():
    list(api.get_repo_discussions("alice/tiny", discussion_type="pull_request", discussion_status="open", author="alice"))


@operation
def getDiscussion():
    api.get_discussion_details("alice/tiny", state["pull"])


@operation
def commentDiscussion():
    state["comment"] = api.comment_discussion("alice/tiny", state["pull"], "Looks good").id


@operation
def editDiscussionComment():
    api.edit_discussion_comment("alice/tiny", state["pull"], state["comment"], "Looks better")


@operation
def hideDiscussionComment():
    api.hide_discussion_comment("alice/tiny", state["pull"], state["comment"])


@operation
def renameDiscussion():
    api.rename_discussion("alice/tiny", state["pull"], "Add another file")


@operation
def setDiscussionStatus():
    api.change_discussion_status("alice/tiny", state["pull"], "closed", comment="not now")
    api.change_discussion_status("alice/tiny", state["pull"], "open")


@operation
def mergePullRequest():
    api.merge_pull_request("alice/tiny", state["pull"])


@operation
def mergePullRequest_again_with_a_comment():
    api.merge_pull_request("alice/tiny", state["pull"], comment="merged")


@operation
def startDeviceSignIn():
    state["device"] = _oauth_device.request_device_code()


@operation
def waitForDeviceToken():
    fields = {"user_code": state["device"]["user_code"], "user": "alice", "decision": "approve"}
    post(f"{hub}/oauth/device/decision", fields)
    state["token"] = _oauth_device.poll_device_token(state["device"])


@operation
def refreshToken():
    _oauth_device.refresh_access_token(state["token"]["refresh_token"])


@operation
def getBucket():
    api.bucket_info("alice/files")


@operation
def listBuckets():
    list(api.list_buckets())


@operation
def listBuckets_by_search():
    list(api.list_buckets("alice", search="file"))


@operation
def updateBucketSettings():
    api.update_bucket_settings("alice/files", private=True)


@operation
def moveRepo_of_bucket():
    api.move_bucket("alice/old", "alice/new")


model = Volume(type="model", source="alice/tiny", mount_path="/model", revision="next/one")
volumes = [Volume(type="bucket", source="alice/files", mount_path="/files", read_only=True, path="runs/1"), model]
secrets = [{"key": "TOKEN", "value": "hidden", "description": "for the API"}]
variables = [{"key": "MODE", "value": "fast"}]


@operation
def createSpace():
    api.create_repo(
        "alice/app",
        repo_type="space",
        space_sdk="gradio",
        visibility="private",
        space_hardware="t4-small",
        space_sleep_time=600,
        space_secrets=secrets,
        space_variables=variables,
        space_volumes=[model],
        region="eu",
    )


@operation
def createSpace_plain():
    api.create_repo("alice/page", repo_type="space", space_sdk="static")


@operation
def duplicateRepo():
    options = {"space_hardware": "cpu-basic", "space_sleep_time": 300, "space_secrets": secrets}
    more = {"space_variables": variables, "space_volumes": [model]}
    api.duplicate_repo("alice/app", "alice/twin", repo_type="space", visibility="private", **options, **more)


@operation
def duplicateRepo_of_model():
    api.duplicate_repo("alice/tiny", "alice/tiny-twin")


@operation
def getSpaceRuntime():
    api.get_space_runtime("alice/app")


@operation
def setSpaceHardware():
    api.request_space_hardware("alice/app", "l4x1", sleep_time=900)


@operation
def setSpaceSleepTime():
    api.set_space_sleep_time("alice/app", -1)


@operation
def setSpaceDevMode():
    api.enable_space_dev_mode("alice/app")
    api.disable_space_dev_mode("alice/app")


@operation
def setSpaceVolumes():
    api.set_space_volumes("alice/app", [model])


@operation
def setSpaceVolumes_of_a_bucket():
    api.set_space_volumes("alice/app", volumes)


@operation
def deleteSpaceVolumes():
    api.delete_space_volumes("alice/app")


@operation
def setSpaceSecret():
    api.add_space_secret("alice/app", "KEY", "value", description="a key")
    api.add_space_secret("alice/app", "OTHER", "value")


@operation
def listSpaceSecrets():
    api.get_space_secrets("alice/app")


@operation
def deleteSpaceSecret():
    api.delete_space_secret("alice/app", "KEY")


@operation
def setSpaceVariable():
    api.add_space_variable("alice/app", "SIZE", "9", description="how large")


@operation
def listSpaceVariables():
    api.get_space_variables("alice/app")


@operation
def deleteSpaceVariable():
    api.delete_space_variable("alice/app", "SIZE")


@operation
def pauseSpace():
    api.pause_space("alice/app")


@operation
def restartSpace():
    api.restart_space("alice/app")


@operation
def restartSpace_from_scratch():
    api.restart_space("alice/app", factory_reboot=True)


@operation
def waitForSpace():
    api.wait_for_space("alice/page", timeout=30)


@operation
def readSpaceLog():
    list(api.fetch_space_logs("alice/app"))


@operation
def followSpaceLog():
    list(api.fetch_space_logs("alice/app", build=True, follow=True))


@operation
def listSpaceHardware():
    api.list_spaces_hardware()


@operation
def listSpaceTemplates():
    api.list_space_templates()


@operation
def getZeroGpuQuota():
    api.get_zero_gpu_quota()


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


failures = {}
for name, function in operations.items():
    post(f"{endpoint}/_operation?name={name}")
    try:
        function()
    except Exception as error:
        failures[name] = f"{type(error).__name__}: {error}"
sys.stdout.write(json.dumps({"operations": list(operations), "failures": failures}))
