import contextlib, io, re
import huggingface_hub
from huggingface_hub.errors import DeviceCodeError
from support import equal, error, success


class Button(io.StringIO):
    """Reads the code off what is shown to the user, and decides as the user."""

    def __init__(self, hub, decision):
        super().__init__()
        self.hub, self.decision = hub, decision

    def write(self, text):
        code = re.search(r"enter the code: (\S+)", text)
        if code:
            equal(self.hub.request("POST", "/oauth/device/decision", data={"user_code": code[1], "user": "bob", "decision": self.decision}).status_code, 200)
        return super().write(text)


@success("device-sign-in")
def device_sign_in(hub):
    with contextlib.redirect_stdout(Button(hub, "approve")):
        huggingface_hub.login(skip_if_logged_in=False)
    equal(huggingface_hub.HfApi().whoami()["name"], "bob")
    huggingface_hub.logout()


@error("device-sign-in", DeviceCodeError, text="Authorization was denied")
def device_sign_in_denied(hub):
    with contextlib.redirect_stdout(Button(hub, "deny")):
        return huggingface_hub.login(skip_if_logged_in=False)
