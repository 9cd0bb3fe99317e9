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


failures = {}
for name, function in operations.items():
    post(f"{endpoint}/_operation?name={name}")
    try:
        function()
    except Exception as error:
        failures[name] = f"{type(error).__name__}: {error}"
sys.stdout.write(json.dumps({"operations": list(operations), "failures": failures}))
