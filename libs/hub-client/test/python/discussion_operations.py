"""Discussions and pull requests."""

from shared import api, operation, state


@operation
def createDiscussion():
    state["pull"] = api.create_discussion("alice/tiny", "Add a file", description="as a draft", pull_request=True).num


@operation
def listDiscussions():
    list(api.get_repo_discussions("alice/tiny", discussion_type="pull_request", discussion_status="open", author="alice"))


@operation
def getDiscussion():
    api.get_discussion_details("alice/tiny", state["pull"])


@operation
def commentDiscussion():
    state["comment"] = api.comment_discussion("alice/tiny", state["pull"], "Looks good").id


@operation
def editDiscussionComment():
    api.edit_discussion_comment("alice/tiny", state["pull"], state["comment"], "Looks better")


@operation
def hideDiscussionComment():
    api.hide_discussion_comment("alice/tiny", state["pull"], state["comment"])


@operation
def renameDiscussion():
    api.rename_discussion("alice/tiny", state["pull"], "Add another file")


@operation
def setDiscussionStatus():
    api.change_discussion_status("alice/tiny", state["pull"], "closed", comment="not now")
    api.change_discussion_status("alice/tiny", state["pull"], "open")


@operation
def mergePullRequest():
    api.merge_pull_request("alice/tiny", state["pull"])


@operation
def mergePullRequest_again_with_a_comment():
    api.merge_pull_request("alice/tiny", state["pull"], comment="merged")
