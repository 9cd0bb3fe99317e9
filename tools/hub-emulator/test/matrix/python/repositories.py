from huggingface_hub.errors import HfHubHTTPError, RepositoryNotFoundError, RevisionNotFoundError
from support import equal, error, success


@success("create-repository")
def create_repository(hub):
    name = hub.name("created")
    url = hub.alice.create_repo(name, private=True)
    equal((str(url), url.repo_id, url.repo_type), (f"{hub.url}/{name}", name, "model"))
    equal(hub.json(f"/api/models/{name}")["private"], True)
    equal(hub.alice.create_repo(name, exist_ok=True).repo_id, name)


@error("create-repository", HfHubHTTPError, 409)
def create_repository_twice(hub):
    return hub.alice.create_repo(hub.repository("created"))


@success("create-static-space")
def create_static_space(hub):
    name = hub.repository("page", repo_type="space", space_sdk="static")
    equal(hub.json(f"/api/spaces/{name}")["sdk"], "static")


@error("create-static-space", HfHubHTTPError, 402)
def create_space_without_plan(hub):
    return hub.bob.create_repo("bob/app", repo_type="space", space_sdk="gradio")


@success("delete-repository")
def delete_repository(hub):
    name = hub.repository("deleted", repo_type="dataset")
    hub.alice.delete_repo(name, repo_type="dataset")
    equal(hub.request("GET", f"/api/datasets/{name}").status_code, 404)
    equal(hub.alice.delete_repo(name, repo_type="dataset", missing_ok=True), None)


@error("delete-repository", RepositoryNotFoundError, 404)
def delete_missing_repository(hub):
    return hub.alice.delete_repo("alice/none")


@success("move-repository")
def move_repository(hub):
    old, new = hub.repository("old"), hub.name("new")
    hub.alice.move_repo(old, new)
    equal(hub.json(f"/api/models/{old}")["id"], new)


@error("move-repository", HfHubHTTPError, 403)
def move_repository_to_stranger(hub):
    return hub.alice.move_repo(hub.repository("old"), "bob/taken")


@success("duplicate-repository")
def duplicate_repository(hub):
    origin, copy = hub.repository("origin", repo_type="dataset"), hub.name("copy")
    hub.alice.upload_file(path_or_fileobj=b"x", path_in_repo="x.txt", repo_id=origin, repo_type="dataset")
    equal(hub.alice.duplicate_repo(origin, copy, repo_type="dataset").repo_id, copy)
    equal(hub.content(f"/datasets/{copy}/resolve/main/x.txt"), b"x")


@error("duplicate-repository", RepositoryNotFoundError, 404)
def duplicate_missing_repository(hub):
    return hub.alice.duplicate_repo("alice/none", hub.name("copy"), repo_type="dataset")


def refs(hub, name, kind):
    return [ref["name"] for ref in hub.json(f"/api/models/{name}/refs")[kind]]


@success("create-branch")
def create_branch(hub):
    name = hub.repository("branch")
    hub.alice.create_branch(name, branch="next")
    equal(refs(hub, name, "branches"), ["main", "next"])


@error("create-branch", HfHubHTTPError, 409)
def create_branch_twice(hub):
    return hub.alice.create_branch(hub.repository("branch"), branch="main")


@success("delete-branch")
def delete_branch(hub):
    name = hub.repository("branch")
    hub.alice.create_branch(name, branch="next")
    hub.alice.delete_branch(name, branch="next")
    equal(refs(hub, name, "branches"), ["main"])


@error("delete-branch", RevisionNotFoundError, 404)
def delete_missing_branch(hub):
    return hub.alice.delete_branch(hub.repository("branch"), branch="none")


@success("create-tag")
def create_tag(hub):
    name = hub.repository("tag")
    hub.alice.create_tag(name, tag="v1", tag_message="one")
    equal(refs(hub, name, "tags"), ["v1"])


@error("create-tag", RevisionNotFoundError, 404)
def create_tag_of_missing_revision(hub):
    return hub.alice.create_tag(hub.repository("tag"), tag="v1", revision="none")


@success("delete-tag")
def delete_tag(hub):
    name = hub.repository("tag")
    hub.alice.create_tag(name, tag="v1")
    hub.alice.delete_tag(name, tag="v1")
    equal(refs(hub, name, "tags"), [])


@error("delete-tag", RevisionNotFoundError, 404)
def delete_missing_tag(hub):
    return hub.alice.delete_tag(hub.repository("tag"), tag="v1")


@success("list-refs")
def list_refs(hub):
    name = hub.repository("refs")
    hub.alice.create_branch(name, branch="next")
    hub.alice.create_tag(name, tag="v1")
    found = hub.alice.list_repo_refs(name)
    equal(([ref.name for ref in found.branches], [ref.ref for ref in found.tags]), (["main", "next"], ["refs/tags/v1"]))


@error("list-refs", RepositoryNotFoundError, 404)
def list_refs_of_stranger(hub):
    return hub.bob.list_repo_refs(hub.repository("refs", private=True))


@success("super-squash")
def super_squash(hub):
    name = hub.repository("squash")
    for content in (b"1", b"2"):
        hub.alice.upload_file(path_or_fileobj=content, path_in_repo="x", repo_id=name)
    hub.alice.super_squash_history(name)
    equal(len(hub.json(f"/api/models/{name}/commits/main")), 1)
    equal(hub.content(f"/{name}/resolve/main/x"), b"2")


@error("super-squash", RevisionNotFoundError, 404)
def super_squash_missing_branch(hub):
    return hub.alice.super_squash_history(hub.repository("squash"), branch="none")
