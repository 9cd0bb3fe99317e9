from huggingface_hub import CommitOperationAdd
from huggingface_hub.errors import HfHubHTTPError, RepositoryNotFoundError
from support import LINE, TOKENS, contains, equal, error, success

CARD = b"---\ntitle: App\nsdk: gradio\nsdk_version: 6.31.0\napp_file: app.py\n---\n"
# Says who it is: another one after each start.
APP = b"""
import http.server, uuid
mark = uuid.uuid4().hex
print("started as", mark, flush=True)
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(mark.encode())
http.server.ThreadingHTTPServer(("0.0.0.0", 7860), Handler).serve_forever()
"""
GREETER = "alice/greeter"


def deployed(hub, app=APP):
    name = hub.repository("space", repo_type="space", space_sdk="gradio", private=True)
    hub.alice.create_commit(name, repo_type="space", operations=[CommitOperationAdd("README.md", CARD), CommitOperationAdd("app.py", app)], commit_message="app")
    return name


def running(hub):
    name = deployed(hub)
    equal(hub.alice.wait_for_space(name, poll_interval=0.2).stage, "RUNNING")
    return name


def visit(hub, name):
    return hub.content(hub.json(f"/api/spaces/{name}/host")["host"] + "/").decode()


@success("deploy-space")
def deploy(hub):
    name = running(hub)
    equal(hub.json(f"/api/spaces/{name}/runtime")["sha"], hub.alice.space_info(name).sha)
    equal(len(visit(hub, name)), 32)


@error("deploy-space", HfHubHTTPError, 403)
def deploy_without_right(hub):
    return hub.reader.upload_file(path_or_fileobj=APP, path_in_repo="app.py", repo_id=GREETER, repo_type="space")


@success("wait-for-space")
def wait_for_space(hub):
    equal(hub.alice.wait_for_space(deployed(hub, b"raise ValueError('no such model')"), poll_interval=0.2).stage, "RUNTIME_ERROR")


@error("wait-for-space", RepositoryNotFoundError, 404)
def wait_for_missing_space(hub):
    return hub.alice.wait_for_space("alice/none")


@success("restart-space")
def restart(hub):
    name = running(hub)
    before = visit(hub, name)
    hub.alice.restart_space(name)
    equal(hub.alice.wait_for_space(name, poll_interval=0.2).stage, "RUNNING")
    equal(visit(hub, name) == before, False)


@error("restart-space", HfHubHTTPError, 403)
def restart_without_right(hub):
    return hub.reader.restart_space(GREETER)


@success("pause-space")
def pause(hub):
    name = running(hub)
    equal(hub.alice.pause_space(name).stage, "PAUSED")
    equal(hub.json(f"/api/spaces/{name}/runtime")["stage"], "PAUSED")


@error("pause-space", RepositoryNotFoundError, 404)
def pause_of_stranger(hub):
    return hub.bob.pause_space(GREETER)


@success("space-logs")
def logs(hub):
    name = running(hub)
    contains("".join(hub.alice.fetch_space_logs(name)), f"started as {visit(hub, name)}")
    contains("".join(hub.alice.fetch_space_logs(name, build=True)), "gradio")


@error("space-logs", RepositoryNotFoundError, 404)
def logs_of_stranger(hub):
    return list(hub.bob.fetch_space_logs(GREETER))


if LINE == 2:
    import gradio_client
    from gradio_client.exceptions import AppError

    def client(who="alice"):
        return gradio_client.Client(GREETER, token=TOKENS[who], verbose=False, analytics_enabled=False)

    @success("connect-to-gradio-app")
    def connect(hub):
        equal(client().config["version"], "6.31.0")

    @error("connect-to-gradio-app", RepositoryNotFoundError, 404)
    def connect_as_stranger(hub):
        return client("bob")

    @success("call-gradio-app")
    def predict(hub):
        equal(client().predict("Ann", api_name="/greet"), f"Hello Ann from {GREETER}")

    @error("call-gradio-app", AppError, text="Nobody is not greeted")
    def predict_refused(hub):
        return client().predict("nobody", api_name="/greet")

    @success("follow-gradio-app")
    def submit(hub):
        equal(list(client().submit(3, api_name="/count")), [0, 1, 2])

    @error("follow-gradio-app", ValueError, text="/none")
    def submit_to_missing_endpoint(hub):
        return client().submit(3, api_name="/none")

    def size_of(hub, text):
        path = hub.folder() + "/file.txt"
        with open(path, "w") as file:
            file.write(text)
        return client().predict(gradio_client.handle_file(path), api_name="/size")

    @success("send-file-to-gradio-app")
    def send_file(hub):
        equal(size_of(hub, "12345"), 5)

    @error("send-file-to-gradio-app", AppError, text="Nothing in it")
    def send_empty_file(hub):
        return size_of(hub, "")

    @success("describe-gradio-app")
    def view_api(hub):
        endpoints = client().view_api(return_format="dict")["named_endpoints"]
        equal({"/greet", "/size", "/count"} <= set(endpoints), True)
        equal([parameter["parameter_name"] for parameter in endpoints["/greet"]["parameters"]], ["name"])

    @error("describe-gradio-app", HfHubHTTPError, 401)
    def view_api_of_nobody(hub):
        return client("nobody").view_api()
