import json, struct
from huggingface_hub import CommitOperationAdd, ModelCard, RepoCard, metadata_update
from huggingface_hub.errors import HfHubHTTPError, NotASafetensorsRepoError, RemoteEntryNotFoundError, RepositoryNotFoundError, RevisionNotFoundError
from support import TOKENS, contains, equal, error, success


def with_files(hub, word, repo_type="model", **files):
    name = hub.repository(word, repo_type=repo_type)
    for path, content in files.items():
        hub.alice.upload_file(path_or_fileobj=content, path_in_repo=path.replace("_", "."), repo_id=name, repo_type=repo_type)
    return name


CARD = b"---\nlicense: mit\npipeline_tag: text-generation\ntags:\n- tiny\n---\n# Title\n"


@success("model-info")
def model_info(hub):
    name = with_files(hub, "info", README_md=CARD, config_json=b'{"model_type": "llama", "architectures": ["L"]}')
    found = hub.alice.model_info(name, files_metadata=True)
    equal((found.id, found.author, found.pipeline_tag, found.card_data.license, found.config["model_type"]), (name, "alice", "text-generation", "mit", "llama"))
    equal(sorted((file.rfilename, file.size) for file in found.siblings)[1:], [("README.md", len(CARD)), ("config.json", 47)])


@error("model-info", RevisionNotFoundError, 404)
def model_info_of_missing_revision(hub):
    return hub.alice.model_info(hub.repository("info"), revision="none")


@success("dataset-info")
def dataset_info(hub):
    name = with_files(hub, "info", repo_type="dataset", README_md=b"---\nlicense: mit\n---\n")
    found = hub.alice.dataset_info(name)
    equal((found.id, found.card_data.license, found.private), (name, "mit", False))


@error("dataset-info", RepositoryNotFoundError, 404)
def dataset_info_of_stranger(hub):
    return hub.bob.dataset_info(hub.repository("info", repo_type="dataset", private=True))


@success("space-info")
def space_info(hub):
    name = hub.repository("space", repo_type="space", space_sdk="static", private=True)
    found = hub.reader.space_info(name)
    equal((found.id, found.sdk, found.private, found.subdomain), (name, "static", True, name.replace("/", "-")))


@error("space-info", RepositoryNotFoundError, 404)
def space_info_nowhere(hub):
    return hub.alice.space_info("alice/none")


@success("list-models")
def list_models(hub):
    name = with_files(hub, "listed", README_md=CARD)
    word = name.split("/")[1]
    equal([model.id for model in hub.alice.list_models(author="alice", search=word, pipeline_tag="text-generation", filter="tiny", expand=["cardData"])], [name])
    equal(list(hub.alice.list_models(search=word, pipeline_tag="fill-mask")), [])


@error("list-models", HfHubHTTPError, 401)
def list_models_of_nobody(hub):
    return list(hub.nobody.list_models())


@success("list-datasets")
def list_datasets(hub):
    name = hub.repository("listed", repo_type="dataset")
    equal([one.id for one in hub.alice.list_datasets(search=name.split("/")[1])], [name])


@error("list-datasets", HfHubHTTPError, 401)
def list_datasets_of_nobody(hub):
    return list(hub.nobody.list_datasets())


@success("list-spaces")
def list_spaces(hub):
    name = hub.repository("listed", repo_type="space", space_sdk="static")
    contains([one.id for one in hub.bob.list_spaces(author="alice")], name)


@error("list-spaces", HfHubHTTPError, 401)
def list_spaces_of_nobody(hub):
    return list(hub.nobody.list_spaces())


@success("safetensors")
def safetensors(hub):
    header = json.dumps({"a": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}}).encode()
    name = with_files(hub, "weights", model_safetensors=struct.pack("<Q", len(header)) + header + bytes(24))
    found = hub.alice.get_safetensors_metadata(name)
    equal((found.sharded, found.parameter_count), (False, {"F32": 6}))
    equal(hub.json(f"/api/models/{name}")["safetensors"], {"parameters": {"F32": 6}, "total": 6})


@error("safetensors", NotASafetensorsRepoError)
def safetensors_without_weights(hub):
    return hub.alice.get_safetensors_metadata(hub.repository("weights"))


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
