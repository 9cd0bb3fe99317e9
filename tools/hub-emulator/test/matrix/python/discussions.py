from huggingface_hub.errors import HfHubHTTPError, RepositoryNotFoundError
from support import LINE, contains, equal, error, success


def opened(hub):
    name = hub.repository("talk")
    return name, hub.bob.create_discussion(name, "Question", description="Why?").num


def proposed(hub):
    name = hub.repository("talk")
    return name, hub.bob.upload_file(path_or_fileobj=b"idea", path_in_repo="idea.txt", repo_id=name, create_pr=True).pr_num


def details(hub, name, number):
    return hub.json(f"/api/models/{name}/discussions/{number}")


@success("create-discussion")
def create_discussion(hub):
    name, number = opened(hub)
    found = details(hub, name, number)
    equal((found["title"], found["status"], found["isPullRequest"], found["author"]["name"]), ("Question", "open", False, "bob"))


@error("create-discussion", RepositoryNotFoundError, 404)
def create_discussion_nowhere(hub):
    return hub.alice.create_discussion("alice/none", "Question")


@success("create-pull-request")
def create_pull_request(hub):
    name = hub.repository("talk")
    made = hub.alice.create_pull_request(name, "Proposal")
    equal((made.is_pull_request, made.status), (True, "draft"))
    hub.alice.upload_file(path_or_fileobj=b"idea", path_in_repo="idea.txt", repo_id=name, revision=made.git_reference)
    equal(hub.content(f"/{name}/resolve/refs%2Fpr%2F{made.num}/idea.txt"), b"idea")


@error("create-pull-request", RepositoryNotFoundError, 404)
def create_pull_request_nowhere(hub):
    return hub.alice.create_pull_request("alice/none", "Proposal")


@success("list-discussions")
def list_discussions(hub):
    name, _ = opened(hub)
    hub.bob.upload_file(path_or_fileobj=b"idea", path_in_repo="idea.txt", repo_id=name, create_pr=True)
    equal(sorted((one.num, one.is_pull_request) for one in hub.alice.get_repo_discussions(name)), [(1, False), (2, True)])
    equal([one.num for one in hub.alice.get_repo_discussions(name, discussion_type="pull_request")], [2])


@error("list-discussions", RepositoryNotFoundError, 404)
def list_discussions_of_stranger(hub):
    return list(hub.bob.get_repo_discussions(hub.repository("talk", private=True)))


@success("discussion-details")
def discussion_details(hub):
    name, number = proposed(hub)
    found = hub.alice.get_discussion_details(name, number)
    equal((found.num, found.is_pull_request, found.author, found.git_reference), (number, True, "bob", f"refs/pr/{number}"))
    contains(found.diff, "idea")


@error("discussion-details", HfHubHTTPError, 404)
def details_of_missing_discussion(hub):
    return hub.alice.get_discussion_details(hub.repository("talk"), 7)


@success("comment-discussion")
def comment_discussion(hub):
    name, number = opened(hub)
    equal(hub.alice.comment_discussion(name, number, "Because.").content, "Because.")
    contains(str(details(hub, name, number)["events"]), "Because.")


@error("comment-discussion", HfHubHTTPError, 404)
def comment_missing_discussion(hub):
    return hub.alice.comment_discussion(hub.repository("talk"), 7, "x")


@success("edit-comment")
def edit_comment(hub):
    name, number = opened(hub)
    comment = hub.alice.comment_discussion(name, number, "Because.")
    edited = hub.alice.edit_discussion_comment(name, number, comment.id, "Since.")
    equal((edited.content, edited.edited), ("Since.", True))


@error("edit-comment", HfHubHTTPError, 403)
def edit_comment_of_other(hub):
    name, number = opened(hub)
    comment = hub.alice.comment_discussion(name, number, "Because.")
    return hub.bob.edit_discussion_comment(name, number, comment.id, "Since.")


@success("hide-comment")
def hide_comment(hub):
    name, number = opened(hub)
    comment = hub.alice.comment_discussion(name, number, "Because.")
    equal(hub.alice.hide_discussion_comment(name, number, comment.id).hidden, True)
    equal("Because." in str(details(hub, name, number)), False)


@error("hide-comment", HfHubHTTPError, 403)
def hide_comment_of_other(hub):
    name, number = opened(hub)
    comment = hub.alice.comment_discussion(name, number, "Because.")
    return hub.bob.hide_discussion_comment(name, number, comment.id)


@success("rename-discussion")
def rename_discussion(hub):
    name, number = opened(hub)
    hub.alice.rename_discussion(name, number, "Better question")
    equal(details(hub, name, number)["title"], "Better question")


@error("rename-discussion", HfHubHTTPError, 404)
def rename_missing_discussion(hub):
    return hub.alice.rename_discussion(hub.repository("talk"), 7, "x")


@success("change-discussion-status")
def close_discussion(hub):
    name, number = opened(hub)
    hub.alice.change_discussion_status(name, number, "closed", comment="Done.")
    equal(details(hub, name, number)["status"], "closed")
    hub.alice.change_discussion_status(name, number, "open")
    equal(details(hub, name, number)["status"], "open")


@error("change-discussion-status", HfHubHTTPError, 404)
def close_missing_discussion(hub):
    return hub.alice.change_discussion_status(hub.repository("talk"), 7, "closed")


@success("merge-pull-request")
def merge_pull_request(hub):
    name, number = proposed(hub)
    hub.alice.merge_pull_request(name, number)
    equal((details(hub, name, number)["status"], hub.content(f"/{name}/resolve/main/idea.txt")), ("merged", b"idea"))


@error("merge-pull-request", HfHubHTTPError, 403)
def merge_without_right(hub):
    name, number = proposed(hub)
    return hub.bob.merge_pull_request(name, number)


if LINE == 2:

    def attached(hub, api):
        path = hub.folder() + "/a.png"
        with open(path, "wb") as file:
            file.write(b"\x89PNG")
        return api.upload_attachment(path)

    @success("upload-attachment")
    def upload_attachment(hub):
        address = attached(hub, hub.alice)
        contains(address, ".png")
        equal(hub.content(address), b"\x89PNG")

    @error("upload-attachment", HfHubHTTPError, 401)
    def upload_attachment_of_nobody(hub):
        return attached(hub, hub.nobody)
