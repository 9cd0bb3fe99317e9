from huggingface_hub import Volume
from huggingface_hub.errors import BadRequestError, HfHubHTTPError, RepositoryNotFoundError
from support import contains, equal, error, success

NONE = "alice/none"


def empty(hub):
    """A private Gradio Space with nothing in it to run."""
    return hub.repository("space", repo_type="space", space_sdk="gradio", private=True)


def stored(hub, name, what):
    return hub.json(f"/api/spaces/{name}/{what}")


@success("create-space-with-settings")
def create_with_settings(hub):
    model = hub.repository("model")
    name = hub.repository(
        "space", repo_type="space", space_sdk="gradio", space_hardware="cpu-upgrade", space_sleep_time=3600,
        space_secrets=[{"key": "HIDDEN", "value": "hush"}], space_variables=[{"key": "PLAIN", "value": "seen"}],
        space_volumes=[Volume(type="model", source=model, mount_path="/models")],
    )
    runtime = stored(hub, name, "runtime")
    equal((runtime["hardware"]["requested"], runtime["gcTimeout"], runtime["volumes"][0]["source"]), ("cpu-upgrade", 3600, model))
    equal(stored(hub, name, "variables")["PLAIN"]["value"], "seen")
    equal("hush" in str(stored(hub, name, "secrets")), False)


@error("create-space-with-settings", HfHubHTTPError, 402)
def create_with_hardware_without_plan(hub):
    return hub.bob.create_repo("bob/app", repo_type="space", space_sdk="gradio", space_hardware="t4-small")


@success("create-space-from-template")
def create_from_template(hub):
    name = hub.repository("space", repo_type="space", space_sdk="static", space_template="SpacesExamples/page")
    equal(hub.content(f"/spaces/{name}/resolve/main/index.html"), b"<p>template</p>")


@error("create-space-from-template", ValueError, text="Unknown Space template")
def create_from_missing_template(hub):
    return hub.repository("space", repo_type="space", space_sdk="static", space_template="SpacesExamples/none")


@success("duplicate-space")
def duplicate(hub):
    origin, copy = empty(hub), hub.name("copy")
    hub.alice.add_space_variable(origin, "PLAIN", "seen")
    hub.alice.duplicate_repo(origin, copy, repo_type="space", space_secrets=[{"key": "HIDDEN", "value": "hush"}])
    equal((stored(hub, copy, "variables")["PLAIN"]["value"], list(stored(hub, copy, "secrets"))), ("seen", ["HIDDEN"]))


@error("duplicate-space", RepositoryNotFoundError, 404)
def duplicate_of_stranger(hub):
    return hub.bob.duplicate_repo(empty(hub), "bob/copy", repo_type="space")


@success("space-runtime")
def runtime(hub):
    found = hub.alice.get_space_runtime(empty(hub))
    equal((found.stage, found.hardware, found.requested_hardware, found.dev_mode), ("NO_APP_FILE", None, "cpu-basic", False))


@error("space-runtime", RepositoryNotFoundError, 404)
def runtime_of_stranger(hub):
    return hub.bob.get_space_runtime(empty(hub))


@success("space-hardware")
def hardware(hub):
    name = empty(hub)
    equal(hub.alice.request_space_hardware(name, "t4-small", sleep_time=600).requested_hardware, "t4-small")
    equal(stored(hub, name, "runtime")["gcTimeout"], 600)


@error("space-hardware", BadRequestError, 400)
def hardware_of_static_space(hub):
    return hub.alice.request_space_hardware(hub.repository("page", repo_type="space", space_sdk="static"), "t4-small")


@success("space-sleep-time")
def sleep_time(hub):
    name = empty(hub)
    hub.alice.request_space_hardware(name, "t4-small")
    equal(hub.alice.set_space_sleep_time(name, 300).sleep_time, 300)
    equal(stored(hub, name, "runtime")["gcTimeout"], 300)


@error("space-sleep-time", HfHubHTTPError, 403)
def sleep_time_without_right(hub):
    return hub.reader.set_space_sleep_time(empty(hub), 300)


@success("add-space-variable")
def add_variable(hub):
    name = empty(hub)
    equal(hub.alice.add_space_variable(name, "PLAIN", "seen", description="why")["PLAIN"].value, "seen")
    equal(stored(hub, name, "variables")["PLAIN"]["description"], "why")


@error("add-space-variable", BadRequestError, 400)
def add_variable_of_bad_name(hub):
    return hub.alice.add_space_variable(empty(hub), "not-a-name", "x")


@success("list-space-variables")
def variables(hub):
    name = empty(hub)
    hub.alice.add_space_variable(name, "PLAIN", "seen")
    equal({key: one.value for key, one in hub.alice.get_space_variables(name).items()}, {"PLAIN": "seen"})


@error("list-space-variables", RepositoryNotFoundError, 404)
def variables_of_missing_space(hub):
    return hub.alice.get_space_variables(NONE)


@success("delete-space-variable")
def delete_variable(hub):
    name = empty(hub)
    hub.alice.add_space_variable(name, "PLAIN", "seen")
    equal(hub.alice.delete_space_variable(name, "PLAIN"), {})
    equal(stored(hub, name, "variables"), {})


@error("delete-space-variable", HfHubHTTPError, 404)
def delete_missing_variable(hub):
    return hub.alice.delete_space_variable(empty(hub), "NONE")


@success("add-space-secret")
def add_secret(hub):
    name = empty(hub)
    hub.alice.add_space_secret(name, "HIDDEN", "hush", description="why")
    found = stored(hub, name, "secrets")
    equal((found["HIDDEN"]["description"], "hush" in str(found)), ("why", False))


@error("add-space-secret", HfHubHTTPError, 403)
def add_secret_without_right(hub):
    return hub.reader.add_space_secret(empty(hub), "HIDDEN", "hush")


@success("list-space-secrets")
def secrets(hub):
    name = empty(hub)
    hub.alice.add_space_secret(name, "HIDDEN", "hush")
    equal(list(hub.alice.get_space_secrets(name)), ["HIDDEN"])


@error("list-space-secrets", RepositoryNotFoundError, 404)
def secrets_of_stranger(hub):
    return hub.bob.get_space_secrets(empty(hub))


@success("delete-space-secret")
def delete_secret(hub):
    name = empty(hub)
    hub.alice.add_space_secret(name, "HIDDEN", "hush")
    hub.alice.delete_space_secret(name, "HIDDEN")
    equal(stored(hub, name, "secrets"), {})


@error("delete-space-secret", HfHubHTTPError, 404)
def delete_missing_secret(hub):
    return hub.alice.delete_space_secret(empty(hub), "NONE")


@success("space-dev-mode")
def dev_mode(hub):
    name = empty(hub)
    equal(hub.alice.enable_space_dev_mode(name).dev_mode, True)
    equal(stored(hub, name, "runtime")["devMode"], True)
    equal(hub.alice.disable_space_dev_mode(name).dev_mode, False)


@error("space-dev-mode", RepositoryNotFoundError, 404)
def dev_mode_of_stranger(hub):
    return hub.bob.enable_space_dev_mode(empty(hub))


@success("set-space-volumes")
def set_volumes(hub):
    name, model = empty(hub), hub.repository("model")
    hub.alice.set_space_volumes(name, [Volume(type="model", source=model, mount_path="/models")])
    [volume] = stored(hub, name, "runtime")["volumes"]
    equal((volume["type"], volume["source"], volume["mountPath"]), ("model", model, "/models"))


@error("set-space-volumes", RepositoryNotFoundError, 404)
def set_missing_volume(hub):
    return hub.alice.set_space_volumes(empty(hub), [Volume(type="model", source=NONE, mount_path="/models")])


@success("delete-space-volumes")
def delete_volumes(hub):
    name = empty(hub)
    hub.alice.set_space_volumes(name, [Volume(type="model", source=hub.repository("model"), mount_path="/models")])
    hub.alice.delete_space_volumes(name)
    equal("volumes" in stored(hub, name, "runtime"), False)


@error("delete-space-volumes", BadRequestError, 400)
def delete_no_volumes(hub):
    return hub.alice.delete_space_volumes(empty(hub))


@success("list-space-hardware")
def list_hardware(hub):
    contains([flavor.name for flavor in hub.alice.list_spaces_hardware()], "zero-a10g")


@error("list-space-hardware", HfHubHTTPError, 401)
def list_hardware_of_nobody(hub):
    return hub.nobody.list_spaces_hardware()


@success("list-space-templates")
def templates(hub):
    equal([(template.repo_id, template.sdk) for template in hub.alice.list_space_templates()], [("SpacesExamples/page", "static")])


@error("list-space-templates", HfHubHTTPError, 401)
def templates_of_nobody(hub):
    return hub.nobody.list_space_templates()
