# What the matrix of clients leaves out: operations of the Python client on repositories, each with what came of it.
import json, os, sys, warnings
from typing import get_args
import huggingface_hub.hf_api as hf_api
from huggingface_hub import CommitOperationAdd, CommitOperationCopy, CommitScheduler, HfApi, HfFileSystem
from huggingface_hub.errors import EntryNotFoundError, HfHubHTTPError, NotASafetensorsRepoError, RepositoryNotFoundError
warnings.simplefilter("ignore")
folder, bob_token = sys.argv[1], os.environ["BOB_TOKEN"]
api, bob, done = HfApi(), HfApi(token=bob_token), {}

def refused(error, call):
    try:
        call()
    except error as caught:
        return type(caught).__name__
    return "nothing"

def write(name, content):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content)
    return path

def safetensors(**shapes):
    header, end = {}, 0
    for name, shape in shapes.items():
        size = 4
        for side in shape:
            size *= side
        header[name] = {"dtype": "F32", "shape": list(shape), "data_offsets": [end, end + size]}
        end += size
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + bytes(end)

for name in ["alice/a", "alice/b"]:
    api.create_repo(name)
big = os.urandom(400_000)
api.create_commit("alice/a", commit_message="files", operations=[
    CommitOperationAdd("big.bin", big), CommitOperationAdd("small.txt", b"small"),
    CommitOperationAdd("README.md", b"---\nlicense: mit\ntags: [x]\n---\n# A\n"),
    CommitOperationAdd("model.safetensors", safetensors(a=(2, 3))),
])

def copy(source, target, api=api):
    return api.create_commit("alice/b", commit_message="copy", operations=[CommitOperationCopy(source, target, src_repo_id="alice/a", src_repo_type="model")])
copy("big.bin", "lent.bin"), copy("small.txt", "copied.txt")
done["copy from another repository"] = [open(api.hf_hub_download("alice/b", "lent.bin"), "rb").read() == big, open(api.hf_hub_download("alice/b", "copied.txt")).read()]
done["copy refused"] = [refused(EntryNotFoundError, lambda: copy("none", "x")), refused(HfHubHTTPError, lambda: copy("big.bin", "x", bob))]
api.copy_files("hf://alice/a/small.txt", "hf://alice/b/by-address.txt")
done["copy_files"] = api.file_exists("alice/b", "by-address.txt")

fs = HfFileSystem()
fs.pipe_file("alice/b/dir/one.txt", b"one")
fs.cp_file("alice/b/dir/one.txt", "alice/b/dir/two.txt")
fs.mv("alice/b/dir/two.txt", "alice/b/dir/three.txt")
done["file system"] = [fs.glob("alice/b/dir/*.txt"), fs.cat_file("alice/b/lent.bin", 10, 20) == big[10:20], fs.isdir("alice/b/dir")]
fs.rm("alice/b/dir", recursive=True)
done["file system removed"] = [fs.exists("alice/b/dir"), refused(FileNotFoundError, lambda: fs.info("alice/b/dir/one.txt"))]

done["lfs files"] = [[file.filename, file.size] for file in api.list_lfs_files("alice/b")]
api.permanently_delete_lfs_files("alice/b", api.list_lfs_files("alice/b"))
done["lfs files deleted"] = [sorted(api.list_repo_files("alice/b")), refused(HfHubHTTPError, lambda: list(bob.list_lfs_files("alice/a")))]

write("scheduled/log.txt", b"log")
scheduler = CommitScheduler(repo_id="alice/b", folder_path=os.path.join(folder, "scheduled"), every=1000, path_in_repo="logs")
scheduler.trigger().result()
scheduler.stop()
done["scheduler"] = api.file_exists("alice/b", "logs/log.txt")
api.snapshot_download("alice/a")
done["checksums"] = [api.verify_repo_checksums("alice/a").mismatches, api.resolve_revision("alice/a").resolved == api.model_info("alice/a").sha]

done["safetensors"] = [api.get_safetensors_metadata("alice/a").parameter_count, api.parse_safetensors_file_metadata("alice/a", "model.safetensors").parameter_count]
done["safetensors refused"] = refused(NotASafetensorsRepoError, lambda: api.get_safetensors_metadata("alice/b"))
index = json.dumps({"metadata": {"total_size": 40}, "weight_map": {"a": "1.safetensors", "b": "2.safetensors"}}).encode()
api.create_commit("alice/b", commit_message="shards", operations=[
    CommitOperationAdd("model.safetensors.index.json", index), CommitOperationAdd("1.safetensors", safetensors(a=(4,))), CommitOperationAdd("2.safetensors", safetensors(b=(6,))),
])
done["shards"] = [api.get_safetensors_metadata("alice/b").parameter_count, api.get_sharded_safetensors_metadata("alice/b", filename="model.safetensors.index.json").parameter_count]
done["shards refused"] = refused(EntryNotFoundError, lambda: api.get_sharded_safetensors_metadata("alice/b", filename="none.json"))

api.create_repo("alice/d", repo_type="dataset")
api.create_repo("alice/s", repo_type="space", space_sdk="static")
for kind, read in [("Model", lambda names: api.model_info("alice/a", expand=names)), ("Dataset", lambda names: api.dataset_info("alice/d", expand=names)), ("Space", lambda names: api.space_info("alice/s", expand=names))]:
    names = list(get_args(getattr(hf_api, f"Expand{kind}Property_T")))
    done["expand " + kind] = [read([name]).id for name in names] == [read(names).id] * len(names)

api.create_repo("alice/k", repo_type="kernel")
api.upload_file(path_or_fileobj=b"pass", path_in_repo="build/k.py", repo_id="alice/k", repo_type="kernel")
done["kernel"] = [api.kernel_info("alice/k").id, os.path.exists(api.snapshot_download("alice/k", repo_type="kernel") + "/build/k.py"), refused(RepositoryNotFoundError, lambda: api.kernel_info("alice/none"))]

done["likes"] = [api.unlike("alice/a"), api.list_liked_repos().total, list(api.list_repo_likers("alice/a"))]
done["accounts"] = [[list(api.list_user_followers("bob")), list(api.list_user_following("bob"))], refused(HfHubHTTPError, lambda: api.get_user_overview("nobody"))]
done["tags"] = sorted(api.get_model_tags())
done["search"] = [[space.id for space in api.search_spaces("alice", include_non_running=True)], api.list_space_templates(), list(api.list_papers(query="x"))]
done["attachment"] = [api.upload_attachment(write("a.png", b"\x89PNG")).endswith(".png"), refused(HfHubHTTPError, lambda: HfApi(token=False).upload_attachment(write("a.png", b"\x89PNG")))]

api.update_repo_settings("alice/a", gated="manual")
done["gate closed"] = refused(HfHubHTTPError, lambda: bob.auth_check("alice/a"))
api.grant_access("alice/a", "bob")
bob.auth_check("alice/a")
api.cancel_access_request("alice/a", "bob")
done["requests"] = [[request.username for request in api.list_pending_access_requests("alice/a")], list(api.list_accepted_access_requests("alice/a"))]
api.reject_access_request("alice/a", "bob", rejection_reason="no")
done["rejected"] = [[request.username for request in api.list_rejected_access_requests("alice/a")], refused(HfHubHTTPError, lambda: api.reject_access_request("alice/a", "bob", rejection_reason="no"))]
print(json.dumps(done))
