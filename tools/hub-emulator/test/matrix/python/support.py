# What every topic's cases use: how a case is told, who calls, and how an effect is seen past the client.
import itertools, os, tempfile
import httpx
import huggingface_hub
from huggingface_hub import HfApi

TOKENS = {"alice": "hf_alice", "reader": "hf_reader", "bob": "hf_bob", "nobody": "hf_unknown"}
LINE = int(huggingface_hub.__version__.split(".")[0])
cases = {}


def success(operation):
    """The decorated function does the operation and asserts its effect."""

    def register(call):
        cases.setdefault(operation, {})["success"] = call
        return call

    return register


def error(operation, kind, status=None, text=None):
    """The decorated function must raise an error of exactly this class, with this status of HTTP and this text in its message."""

    def register(call):
        def check(hub):
            try:
                result = call(hub)
            except Exception as caught:
                if type(caught) is not kind:
                    raise
                if status is not None:
                    equal(caught.response.status_code, status)
                if text is not None:
                    contains(str(caught), text)
                return
            raise AssertionError(f"was not refused: {result!r}")

        cases.setdefault(operation, {})["error"] = check
        return check

    return register


def equal(actual, expected):
    if actual != expected:
        raise AssertionError(f"expected {expected!r}\n     got {actual!r}")


def contains(actual, part):
    if part not in actual:
        raise AssertionError(f"expected {part!r} in {actual!r}")


class Hub:
    def __init__(self):
        self.url = os.environ["HF_ENDPOINT"]
        self.alice, self.reader, self.bob, self.nobody = (HfApi(token=token) for token in TOKENS.values())
        self._numbers = itertools.count(1)

    def name(self, word):
        return f"alice/{word}-python{LINE}-{next(self._numbers)}"

    def repository(self, word, **options):
        """A new repository of alice."""
        return self.alice.create_repo(self.name(word), **options).repo_id

    def folder(self):
        return tempfile.mkdtemp(dir=os.environ["MATRIX_FOLDER"])

    def request(self, method, path, who="alice", **options):
        return httpx.request(method, path if path.startswith("http") else self.url + path, headers={"authorization": f"Bearer {TOKENS[who]}"}, follow_redirects=True, **options)

    def json(self, path):
        answer = self.request("GET", path)
        equal((path, answer.status_code), (path, 200))
        return answer.json()

    def content(self, path):
        answer = self.request("GET", path)
        equal((path, answer.status_code), (path, 200))
        return answer.content

    def fault(self, path, status=429, method="GET", times=1, message="Injected fault"):
        equal(self.request("POST", "/_emulator/faults", json={"path": path, "method": method, "times": times, "answer": {"status": status, "error": message}}).status_code, 200)
