import json, math
from typing import get_args
import huggingface_hub.hf_api as hf_api
from huggingface_hub import CommitOperationAdd
from huggingface_hub.errors import HfHubHTTPError, NotASafetensorsRepoError, RemoteEntryNotFoundError, RepositoryNotFoundError, RevisionNotFoundError
from seeded import CARD, with_files
from support import contains, equal, error, success


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


def weights(**shapes):
    """A file in the format of safetensors, with zeros of single precision in these shapes."""
    header, end = {}, 0
    for name, shape in shapes.items():
        size = 4 * math.prod(shape)
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [end, end + size]}
        end += size
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + bytes(end)


@success("safetensors")
def safetensors(hub):
    name = with_files(hub, "weights", model_safetensors=weights(a=[2, 3]))
    found = hub.alice.get_safetensors_metadata(name)
    equal((found.sharded, found.parameter_count), (False, {"F32": 6}))
    equal(hub.json(f"/api/models/{name}")["safetensors"], {"parameters": {"F32": 6}, "total": 6})


@error("safetensors", NotASafetensorsRepoError)
def safetensors_without_weights(hub):
    return hub.alice.get_safetensors_metadata(hub.repository("weights"))


@success("safetensors-file")
def safetensors_file(hub):
    found = hub.alice.parse_safetensors_file_metadata(with_files(hub, "weights", other_safetensors=weights(a=[4], b=[2, 2])), "other.safetensors")
    equal((found.parameter_count, sorted(found.tensors)), ({"F32": 8}, ["a", "b"]))


@error("safetensors-file", RemoteEntryNotFoundError, 404)
def missing_safetensors_file(hub):
    return hub.alice.parse_safetensors_file_metadata(hub.repository("weights"), "none.safetensors")


def sharded(hub, *shards):
    name = hub.repository("weights")
    index = {"metadata": {"total_size": 40}, "weight_map": {"a": "1.safetensors", "b": "2.safetensors"}}
    contents = {"1.safetensors": weights(a=[4]), "2.safetensors": weights(b=[6])}
    operations = [CommitOperationAdd("model.safetensors.index.json", json.dumps(index).encode())] + [CommitOperationAdd(shard, contents[shard]) for shard in shards]
    hub.alice.create_commit(name, operations=operations, commit_message="shards")
    return name


@success("safetensors-shards")
def safetensors_shards(hub):
    found = hub.alice.get_safetensors_metadata(sharded(hub, "1.safetensors", "2.safetensors"))
    equal((found.sharded, found.parameter_count), (True, {"F32": 10}))


@error("safetensors-shards", RemoteEntryNotFoundError, 404)
def safetensors_without_a_shard(hub):
    return hub.alice.get_safetensors_metadata(sharded(hub, "1.safetensors"))


@success("kernel-info")
def kernel_info(hub):
    name = hub.repository("kernel", repo_type="kernel")
    equal(hub.alice.kernel_info(name).id, name)


@error("kernel-info", RepositoryNotFoundError, 404)
def missing_kernel_info(hub):
    return hub.alice.kernel_info("alice/none")


@success("expand-info")
def expand_info(hub):
    """Everything that the client knows to ask for, alone and together."""
    for kind, options in (("Model", {}), ("Dataset", {}), ("Space", {"space_sdk": "static"})):
        name = hub.repository("expanded", repo_type=kind.lower(), **options)
        properties = list(get_args(getattr(hf_api, f"Expand{kind}Property_T")))
        for asked in [*([one] for one in properties), properties]:
            equal(hub.alice.repo_info(name, repo_type=kind.lower(), expand=asked).id, name)


@error("expand-info", RevisionNotFoundError, 404)
def expand_missing_revision(hub):
    return hub.alice.model_info(hub.repository("expanded"), revision="none", expand=["sha"])


@success("search-spaces")
def search_spaces(hub):
    name = hub.repository("searched", repo_type="space", space_sdk="static")
    equal(next(iter(hub.alice.search_spaces(name.split("/")[1], include_non_running=True))).id, name)


@error("search-spaces", HfHubHTTPError, 401)
def search_spaces_of_nobody(hub):
    return list(hub.nobody.search_spaces("anything"))


@success("list-tags")
def list_tags(hub):
    with_files(hub, "tagged", README_md=CARD)
    contains([tag["id"] for tag in hub.alice.get_model_tags()["license"]], "license:mit")


@error("list-tags", HfHubHTTPError, 429)
def list_tags_under_limit(hub):
    hub.fault("/api/models-tags-by-type")
    return hub.alice.get_model_tags()
