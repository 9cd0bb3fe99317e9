# Repositories that cases begin with, and what is in them afterwards.
from huggingface_hub import CommitOperationAdd


def seeded(hub, word, **files):
    name = hub.repository(word)
    hub.alice.create_commit(name, operations=[CommitOperationAdd(path.replace("__", "/").replace("_txt", ".txt"), content) for path, content in files.items()], commit_message="seed")
    return name


def paths(hub, name):
    return [entry["path"] for entry in hub.json(f"/api/models/{name}/tree/main?recursive=true") if entry["path"] != ".gitattributes"]


def with_files(hub, word, repo_type="model", **files):
    name = hub.repository(word, repo_type=repo_type)
    for path, content in files.items():
        hub.alice.upload_file(path_or_fileobj=content, path_in_repo=path.replace("_", "."), repo_id=name, repo_type=repo_type)
    return name


CARD = b"---\nlicense: mit\npipeline_tag: text-generation\ntags:\n- tiny\n---\n# Title\n"
