# Does each operation of the Python client once with success and once refused, and prints what came of it.
import json, os, sys
from huggingface_hub import HfApi, CommitOperationAdd, CommitOperationCopy, CommitOperationDelete, ModelCard
from huggingface_hub.errors import EntryNotFoundError, GatedRepoError, HfHubHTTPError, RepositoryNotFoundError, RevisionNotFoundError
folder, bob_token = sys.argv[1:]
api, bob, done = HfApi(), HfApi(token=bob_token), {}

def refused(error, call):
    try:
        call()
    except error as caught:
        return type(caught).__name__
    return "nothing"

done["whoami"] = api.whoami()["name"]
done["whoami refused"] = refused(HfHubHTTPError, lambda: HfApi(token="hf_wrong").whoami())
url = api.create_repo("alice/m", private=True)
done["create"] = [str(url), url.repo_id, url.repo_type]
done["create again"] = refused(HfHubHTTPError, lambda: api.create_repo("alice/m"))
done["exist_ok"] = api.create_repo("alice/m", exist_ok=True).repo_id
done["exists"] = [api.repo_exists("alice/m"), bob.repo_exists("alice/m"), api.repo_exists("alice/none")]
done["hidden"] = refused(RepositoryNotFoundError, lambda: bob.model_info("alice/m"))
big = os.urandom(300000)
open(folder + "/big.bin", "wb").write(big)
commit = api.create_commit("alice/m", operations=[
    CommitOperationAdd("README.md", b"---\nlicense: mit\npipeline_tag: text-generation\n---\n# M\n"),
    CommitOperationAdd("big.bin", folder + "/big.bin"),
    CommitOperationAdd("dir/small.txt", b"small"),
    CommitOperationAdd("empty.txt", b""),
], commit_message="first", commit_description="more")
done["commit"] = [len(commit.oid), commit.repo_url.repo_id]
info = api.model_info("alice/m", files_metadata=True)
done["info"] = [info.sha == commit.oid, info.private, info.pipeline_tag, info.card_data.license, sorted(s.rfilename for s in info.siblings)]
done["lfs"] = [s.lfs.size for s in info.siblings if s.lfs]
done["info revision refused"] = refused(RevisionNotFoundError, lambda: api.model_info("alice/m", revision="none"))
done["card"] = ModelCard.load("alice/m").data.license
done["download"] = open(api.hf_hub_download("alice/m", "big.bin"), "rb").read() == big
done["download empty"] = os.path.getsize(api.hf_hub_download("alice/m", "empty.txt"))
done["download refused"] = refused(EntryNotFoundError, lambda: api.hf_hub_download("alice/m", "none.txt"))
done["snapshot"] = sorted(os.listdir(api.snapshot_download("alice/m")))
done["file_exists"] = [api.file_exists("alice/m", "big.bin"), api.file_exists("alice/m", "none")]
done["tree"] = [e.path for e in api.list_repo_tree("alice/m", recursive=True, expand=True)]
done["tree refused"] = refused(EntryNotFoundError, lambda: list(api.list_repo_tree("alice/m", "none")))
done["paths_info"] = [[e.path, e.size] for e in api.get_paths_info("alice/m", ["big.bin", "dir/small.txt", "none"])]
api.create_commit("alice/m", operations=[CommitOperationCopy("big.bin", "copies/big.bin"), CommitOperationDelete("dir/", is_folder=True)], commit_message="second")
done["after second"] = sorted(api.list_repo_files("alice/m"))
done["stale parent"] = refused(HfHubHTTPError, lambda: api.create_commit("alice/m", operations=[CommitOperationAdd("x", b"x")], commit_message="x", parent_commit=commit.oid))
done["unchanged"] = api.upload_file(path_or_fileobj=b"", path_in_repo="empty.txt", repo_id="alice/m").oid == api.model_info("alice/m").sha
done["bad card"] = refused(ValueError, lambda: api.create_commit("alice/m", operations=[CommitOperationAdd("README.md", b"---\na: [\n---\n")], commit_message="x"))
done["commits"] = [c.title for c in api.list_repo_commits("alice/m")]
api.create_branch("alice/m", branch="dev")
done["branch again"] = refused(HfHubHTTPError, lambda: api.create_branch("alice/m", branch="dev"))
api.create_tag("alice/m", tag="v1", tag_message="one")
done["tag again"] = refused(HfHubHTTPError, lambda: api.create_tag("alice/m", tag="v1"))
refs = api.list_repo_refs("alice/m")
done["refs"] = [[b.name for b in refs.branches], [t.ref for t in refs.tags]]
api.delete_branch("alice/m", branch="dev")
api.delete_tag("alice/m", tag="v1")
done["delete refused"] = [refused(HfHubHTTPError, lambda: api.delete_branch("alice/m", branch="dev")), refused(HfHubHTTPError, lambda: api.delete_tag("alice/m", tag="v1"))]
api.super_squash_history("alice/m")
done["squashed"] = len(api.list_repo_commits("alice/m"))
api.update_repo_settings("alice/m", private=False, gated="manual")
done["gated"] = [refused(GatedRepoError, lambda: bob.hf_hub_download("alice/m", "README.md", cache_dir=os.environ["HF_HOME"] + "/bob")), refused(GatedRepoError, lambda: bob.auth_check("alice/m"))]
api.grant_access("alice/m", "bob")
done["granted"] = [r.username for r in api.list_accepted_access_requests("alice/m")]
done["let in"] = os.path.basename(bob.hf_hub_download("alice/m", "README.md", cache_dir=os.environ["HF_HOME"] + "/bob"))
done["settings refused"] = refused(HfHubHTTPError, lambda: bob.update_repo_settings("alice/m", private=True))
api.move_repo("alice/m", "alice/moved")
done["moved"] = [api.model_info("alice/m").id, refused(HfHubHTTPError, lambda: bob.move_repo("alice/moved", "bob/m"))]
done["list"] = [m.id for m in api.list_models(author="alice", pipeline_tag="text-generation")]
done["pull request"] = bob.upload_file(path_or_fileobj=b"idea", path_in_repo="idea", repo_id="alice/moved", create_pr=True).pr_num
done["space refused"] = refused(HfHubHTTPError, lambda: api.create_repo("alice/app", repo_type="space", space_sdk="gradio"))
done["space"] = api.create_repo("alice/page", repo_type="space", space_sdk="static").repo_id
done["space info"] = [api.space_info("alice/page").sdk, [s.id for s in api.list_spaces(author="alice")]]
api.upload_folder(repo_id="alice/page", repo_type="space", folder_path=folder, path_in_repo="assets")
done["upload_folder"] = [f for f in api.list_repo_files("alice/page", repo_type="space") if f.startswith("assets")]
api.delete_repo("alice/moved")
done["deleted"] = [api.repo_exists("alice/moved"), refused(RepositoryNotFoundError, lambda: api.delete_repo("alice/moved")), api.delete_repo("alice/moved", missing_ok=True)]
print(json.dumps(done))
