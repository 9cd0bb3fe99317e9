"""Accounts and repositories."""

from shared import api, operation


@operation
def whoAmI():
    api.whoami()


@operation
def listRefs():
    api.list_repo_refs("alice/tiny")


@operation
def listRefs_with_pull_requests():
    api.list_repo_refs("alice/tiny", include_pull_requests=True)


@operation
def createTag():
    api.create_tag("alice/tiny", tag="v1/rc", tag_message="the first", revision="next/one")


@operation
def createTag_of_main():
    api.create_tag("alice/data", tag="v1", repo_type="dataset")


@operation
def deleteTag():
    api.delete_tag("alice/tiny", tag="v1/rc")


@operation
def superSquash():
    api.super_squash_history("alice/data", repo_type="dataset", branch="main", commit_message="all of it")


@operation
def updateRepoSettings():
    api.update_repo_settings("alice/tiny", visibility="private", gated="manual")
    api.update_repo_settings("alice/tiny", gated=False)


@operation
def moveRepo():
    api.move_repo("alice/data", "alice/moved", repo_type="dataset")


@operation
def validateCard():
    api._validate_yaml("---\nsdk: static\n---\nHi", repo_type="space")


@operation
def getCardText():
    api.hf_hub_download("alice/tiny", "README.md")


@operation
def getSafetensorsHeader():
    api.parse_safetensors_file_metadata("alice/tiny", "model.safetensors")


@operation
def getModelFacts():
    info = api.model_info("alice/tiny", revision="next/one", files_metadata=True)
    api.model_info(info.id, expand=["inferenceProviderMapping"])
