"""Sign-in on another device."""

from huggingface_hub.utils import _oauth_device

from shared import hub, operation, post, state


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
