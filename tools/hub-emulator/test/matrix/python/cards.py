from huggingface_hub import CommitOperationAdd, ModelCard, RepoCard, metadata_update
from huggingface_hub.errors import HfHubHTTPError, RemoteEntryNotFoundError
from seeded import CARD, with_files
from support import TOKENS, equal, error, success


@success("load-card")
def load_card(hub):
    card = ModelCard.load(with_files(hub, "card", README_md=CARD), token=TOKENS["alice"])
    equal((card.data.license, card.text.strip()), ("mit", "# Title"))


@error("load-card", RemoteEntryNotFoundError, 404)
def load_missing_card(hub):
    return ModelCard.load(hub.repository("card"), token=TOKENS["alice"])


@success("push-card")
def push_card(hub):
    name = hub.repository("card")
    ModelCard(CARD.decode()).push_to_hub(name, token=TOKENS["alice"])
    equal(hub.json(f"/api/models/{name}")["cardData"]["license"], "mit")


@error("push-card", HfHubHTTPError, 403)
def push_card_without_right(hub):
    return ModelCard(CARD.decode()).push_to_hub(hub.repository("card"), token=TOKENS["bob"])


@success("validate-card")
def validate_card(hub):
    equal(RepoCard(CARD.decode()).validate(repo_type="model"), None)


@error("validate-card", ValueError)
def validate_broken_card(hub):
    return RepoCard("---\nsdk: cobol\n---\n").validate(repo_type="space")


@success("update-metadata")
def update_metadata(hub):
    name = with_files(hub, "card", README_md=CARD)
    metadata_update(name, {"license": "apache-2.0"}, overwrite=True, token=TOKENS["alice"])
    equal(hub.json(f"/api/models/{name}")["cardData"]["license"], "apache-2.0")


@error("update-metadata", HfHubHTTPError, 403)
def update_metadata_without_right(hub):
    return metadata_update(with_files(hub, "card", README_md=CARD), {"license": "apache-2.0"}, overwrite=True, token=TOKENS["reader"])


@success("commit-card")
def commit_card(hub):
    name = hub.repository("card")
    hub.alice.create_commit(name, operations=[CommitOperationAdd("README.md", CARD)], commit_message="card")
    equal(hub.json(f"/api/models/{name}")["pipeline_tag"], "text-generation")


@error("commit-card", ValueError, text="Invalid metadata in README.md")
def commit_broken_card(hub):
    return hub.alice.create_commit(hub.repository("card"), operations=[CommitOperationAdd("README.md", b"---\na: [\n---\n")], commit_message="card")
