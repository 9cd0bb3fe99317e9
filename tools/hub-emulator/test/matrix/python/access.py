from huggingface_hub.errors import GatedRepoError, HfHubHTTPError, RepositoryNotFoundError
from support import equal, error, success


@success("repository-exists")
def repository_exists(hub):
    name = hub.repository("exists", private=True)
    equal([api.repo_exists(name) for api in (hub.alice, hub.bob)], [True, False])


@error("repository-exists", HfHubHTTPError, 429)
def repository_exists_under_limit(hub):
    name = hub.repository("exists")
    hub.fault(f"/api/models/{name}")
    return hub.alice.repo_exists(name)


@success("check-access")
def check_access(hub):
    equal(hub.reader.auth_check(hub.repository("access", private=True)), None)


@error("check-access", RepositoryNotFoundError, 404)
def check_access_of_stranger(hub):
    return hub.bob.auth_check(hub.repository("access", private=True))


@success("repository-settings")
def repository_settings(hub):
    name = hub.repository("settings")
    hub.alice.update_repo_settings(name, private=True, gated="auto")
    info = hub.json(f"/api/models/{name}")
    equal((info["private"], info["gated"]), (True, "auto"))


@error("repository-settings", HfHubHTTPError, 403)
def repository_settings_of_stranger(hub):
    return hub.bob.update_repo_settings(hub.repository("settings"), private=True)


@success("gated-access")
def gated_access(hub):
    name = hub.repository("gated")
    hub.alice.update_repo_settings(name, gated="manual")
    hub.alice.grant_access(name, "bob")
    equal([request.username for request in hub.alice.list_accepted_access_requests(name)], ["bob"])
    equal(hub.request("GET", f"/{name}/resolve/main/.gitattributes", who="bob").status_code, 200)


@error("gated-access", GatedRepoError, 403)
def gated_access_without_grant(hub):
    name = hub.repository("gated")
    hub.alice.update_repo_settings(name, gated="manual")
    return hub.bob.auth_check(name)


def asked(hub):
    """A gated repository that bob may read by now."""
    name = hub.repository("gated")
    hub.alice.update_repo_settings(name, gated="manual")
    hub.alice.grant_access(name, "bob")
    return name


@success("reject-access")
def reject_access(hub):
    name = asked(hub)
    hub.alice.reject_access_request(name, "bob", rejection_reason="no")
    equal([request.username for request in hub.alice.list_rejected_access_requests(name)], ["bob"])
    equal(hub.request("GET", f"/{name}/resolve/main/.gitattributes", who="bob").status_code, 403)


@error("reject-access", HfHubHTTPError, 404)
def reject_unknown_request(hub):
    name = asked(hub)
    hub.alice.reject_access_request(name, "bob", rejection_reason="no")
    return hub.alice.reject_access_request(name, "bob", rejection_reason="no")


@success("cancel-access")
def cancel_access(hub):
    name = asked(hub)
    hub.alice.cancel_access_request(name, "bob")
    equal(([request.username for request in hub.alice.list_pending_access_requests(name)], list(hub.alice.list_accepted_access_requests(name))), (["bob"], []))


@error("cancel-access", HfHubHTTPError, 403)
def cancel_access_without_right(hub):
    return hub.bob.cancel_access_request(asked(hub), "bob")


def liked(hub):
    name = hub.repository("liked")
    equal(hub.request("POST", f"/api/models/{name}/like").status_code, 200)
    return name


@success("unlike")
def unlike(hub):
    name = liked(hub)
    hub.alice.unlike(name)
    equal((list(hub.alice.list_repo_likers(name)), hub.json(f"/api/models/{name}")["likes"]), ([], 0))


@error("unlike", RepositoryNotFoundError, 404)
def unlike_missing_repository(hub):
    return hub.alice.unlike("alice/none")


@success("list-likes")
def list_likes(hub):
    name = liked(hub)
    equal((name in hub.alice.list_liked_repos("alice").models, [user.username for user in hub.alice.list_repo_likers(name)]), (True, ["alice"]))


@error("list-likes", HfHubHTTPError, 404)
def list_likes_of_nobody(hub):
    return hub.alice.list_liked_repos("none")
