"""Spaces."""

from shared import api, model, operation, volumes


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
