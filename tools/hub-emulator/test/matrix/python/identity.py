import os
import huggingface_hub
from huggingface_hub.errors import HfHubHTTPError
from support import contains, equal, error, success


@success("whoami")
def whoami(hub):
    me = hub.reader.whoami()
    equal((me["name"], me["isPro"], me["auth"]["accessToken"]["role"]), ("alice", True, "read"))


@error("whoami", HfHubHTTPError, 401, "Invalid")
def whoami_of_nobody(hub):
    return hub.nobody.whoami()


@success("user-overview")
def user_overview(hub):
    hub.repository("seen")
    user = hub.bob.get_user_overview("alice")
    equal((user.username, user.fullname, user.is_pro, user.num_models > 0), ("alice", "Alice", True, True))


@error("user-overview", HfHubHTTPError, 404)
def user_overview_of_nobody(hub):
    return hub.alice.get_user_overview("none")


@success("organization-overview")
def organization_overview(hub):
    organization = hub.alice.get_organization_overview("acme")
    equal((organization.name, organization.fullname), ("acme", "Acme"))


@error("organization-overview", HfHubHTTPError, 404)
def organization_overview_of_nobody(hub):
    return hub.alice.get_organization_overview("none")


@success("organization-members")
def organization_members(hub):
    equal([member.username for member in hub.alice.list_organization_members("acme")], ["alice"])


@error("organization-members", HfHubHTTPError, 404)
def members_of_no_organization(hub):
    return list(hub.alice.list_organization_members("none"))


@success("followers")
def followers(hub):
    equal((list(hub.alice.list_user_followers("bob")), list(hub.alice.list_user_following("bob"))), ([], []))


@error("followers", HfHubHTTPError, 404)
def followers_of_nobody(hub):
    return list(hub.alice.list_user_followers("none"))


@success("user-repositories")
def user_repositories(hub):
    repository = hub.repository("mine", private=True)
    contains([repo.id for repo in hub.alice.list_user_repos()], repository)


@error("user-repositories", HfHubHTTPError, 401)
def repositories_of_nobody(hub):
    return list(hub.nobody.list_user_repos())


@success("sign-in-with-token")
def sign_in_with_token(hub):
    huggingface_hub.login(token="hf_bob", skip_if_logged_in=False)
    equal(open(os.environ["HF_HOME"] + "/token").read(), "hf_bob")
    huggingface_hub.logout()
    equal(os.path.exists(os.environ["HF_HOME"] + "/token"), False)


@error("sign-in-with-token", HfHubHTTPError, 401, "Invalid")
def sign_in_with_unknown_token(hub):
    return huggingface_hub.login(token="hf_unknown", skip_if_logged_in=False)
