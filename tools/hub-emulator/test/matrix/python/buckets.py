import os
from huggingface_hub import HfFileSystem
from huggingface_hub.errors import BucketNotFoundError, EntryNotFoundError, HfHubHTTPError, RemoteEntryNotFoundError
from support import TOKENS, contains, equal, error, success


def seeded(hub, word, files=()):
    """A new private bucket with these files, by path."""
    name = hub.name(word)
    hub.alice.create_bucket(name, private=True)
    if files:
        hub.alice.batch_bucket_files(name, add=[(content, path) for path, content in dict(files).items()])
    return name


def paths(hub, name):
    return sorted(entry["path"] for entry in hub.json(f"/api/buckets/{name}/tree?recursive=true"))


@success("create-bucket")
def create_bucket(hub):
    name = hub.name("bucket")
    equal(hub.alice.create_bucket(name, private=True).bucket_id, name)
    equal(hub.json(f"/api/buckets/{name}")["private"], True)
    equal(hub.alice.create_bucket(name, exist_ok=True).bucket_id, name)


@error("create-bucket", HfHubHTTPError, 409)
def create_bucket_twice(hub):
    return hub.alice.create_bucket(seeded(hub, "bucket"))


@success("delete-bucket")
def delete_bucket(hub):
    name = seeded(hub, "bucket", {"x": b"x"})
    hub.alice.delete_bucket(name)
    equal(hub.request("GET", f"/api/buckets/{name}").status_code, 404)
    equal(hub.alice.delete_bucket(name, missing_ok=True), None)


@error("delete-bucket", BucketNotFoundError, 404)
def delete_missing_bucket(hub):
    return hub.alice.delete_bucket("alice/none")


@success("bucket-info")
def bucket_info(hub):
    name = seeded(hub, "bucket", {"x": b"four", "y": b"y"})
    found = hub.reader.bucket_info(name)
    equal((found.id, found.private, found.size, found.total_files), (name, True, 5, 2))


@error("bucket-info", BucketNotFoundError, 404)
def info_of_strangers_bucket(hub):
    return hub.bob.bucket_info(seeded(hub, "bucket"))


@success("list-buckets")
def list_buckets(hub):
    name = seeded(hub, "bucket")
    contains([one.id for one in hub.alice.list_buckets()], name)
    equal([one.id for one in hub.alice.list_buckets("alice", search=name.split("/")[1])], [name])
    equal(list(hub.bob.list_buckets("alice", search=name.split("/")[1])), [])


@error("list-buckets", HfHubHTTPError, 401)
def list_buckets_of_nobody(hub):
    return list(hub.nobody.list_buckets("alice"))


@success("bucket-settings")
def bucket_settings(hub):
    name = seeded(hub, "bucket")
    hub.alice.update_bucket_settings(name, private=False)
    equal(hub.json(f"/api/buckets/{name}")["private"], False)


@error("bucket-settings", HfHubHTTPError, 403)
def bucket_settings_without_right(hub):
    return hub.reader.update_bucket_settings(seeded(hub, "bucket"), private=False)


@success("move-bucket")
def move_bucket(hub):
    name, new = seeded(hub, "bucket", {"x": b"x"}), hub.name("moved")
    hub.alice.move_bucket(name, new)
    equal(hub.content(f"/buckets/{new}/resolve/x"), b"x")


@error("move-bucket", HfHubHTTPError, 403)
def move_bucket_to_stranger(hub):
    return hub.alice.move_bucket(seeded(hub, "bucket"), "bob/taken")


@success("commit-to-bucket")
def batch(hub):
    name = seeded(hub, "bucket", {"old": b"old"})
    hub.alice.batch_bucket_files(name, add=[(b"new", "a/new"), (b"", "empty")], delete=["old"])
    equal(paths(hub, name), ["a/new", "empty"])
    equal(hub.content(f"/buckets/{name}/resolve/a/new"), b"new")


@error("commit-to-bucket", HfHubHTTPError, 403)
def batch_without_right(hub):
    return hub.reader.batch_bucket_files(seeded(hub, "bucket", {"x": b"x"}), delete=["x"])


@success("delete-bucket-file")
def delete_files(hub):
    name = seeded(hub, "bucket", {"a": b"a", "b": b"b"})
    hub.alice.batch_bucket_files(name, delete=["a"])
    equal(paths(hub, name), ["b"])


@error("delete-bucket-file", BucketNotFoundError, 404)
def delete_files_nowhere(hub):
    return hub.alice.batch_bucket_files("alice/none", delete=["a"])


@success("list-bucket-files")
def list_tree(hub):
    name = seeded(hub, "bucket", {"runs/1/state": b"1", "runs/10/state": b"10", "top": b"t"})
    equal(sorted((type(entry).__name__, entry.path) for entry in hub.alice.list_bucket_tree(name, recursive=False)), [("BucketFile", "top"), ("BucketFolder", "runs")])
    equal(sorted(entry.path for entry in hub.alice.list_bucket_tree(name, "runs/1", recursive=True)), ["runs/1/state", "runs/10/state"])


@error("list-bucket-files", BucketNotFoundError, 404)
def list_tree_nowhere(hub):
    return list(hub.alice.list_bucket_tree("alice/none"))


@success("bucket-paths-info")
def paths_info(hub):
    found = list(hub.alice.get_bucket_paths_info(seeded(hub, "bucket", {"a/b": b"four"}), ["a/b", "none"]))
    equal([(entry.path, entry.size, len(entry.xet_hash)) for entry in found], [("a/b", 4, 64)])


@error("bucket-paths-info", BucketNotFoundError, 404)
def paths_info_nowhere(hub):
    return list(hub.alice.get_bucket_paths_info("alice/none", ["x"]))


@success("bucket-file-info")
def file_metadata(hub):
    found = hub.alice.get_bucket_file_metadata(seeded(hub, "bucket", {"x": b"four"}), "x")
    equal((found.size, len(found.xet_file_data.file_hash)), (4, 64))


@error("bucket-file-info", RemoteEntryNotFoundError, 404)
def metadata_of_missing_file(hub):
    return hub.alice.get_bucket_file_metadata(seeded(hub, "bucket"), "none")


@success("download-bucket-file")
def download(hub):
    name, folder = seeded(hub, "bucket", {"a/ü": b"content", "empty": b""}), hub.folder()
    hub.alice.download_bucket_files(name, [("a/ü", folder + "/back"), ("empty", folder + "/empty")])
    equal([open(folder + path, "rb").read() for path in ("/back", "/empty")], [b"content", b""])


@error("download-bucket-file", EntryNotFoundError)
def download_missing_file(hub):
    return hub.alice.download_bucket_files(seeded(hub, "bucket"), [("none", hub.folder() + "/none")], raise_on_missing_files=True)


@success("bucket-file-system")
def file_system(hub):
    name = seeded(hub, "bucket", {"runs/1/log": b"0123456789", "runs/10/log": b"x"})
    files = HfFileSystem(token=TOKENS["alice"], endpoint=hub.url)
    equal(files.ls(f"hf://buckets/{name}/runs/1", detail=False), [f"buckets/{name}/runs/1/log"])
    with files.open(f"hf://buckets/{name}/runs/1/log", "rb") as file:
        file.seek(4)
        equal(file.read(3), b"456")
    with files.open(f"hf://buckets/{name}/new", "wb") as file:
        file.write(b"written")
    equal(hub.content(f"/buckets/{name}/resolve/new"), b"written")


@error("bucket-file-system", FileNotFoundError)
def file_system_without_file(hub):
    return HfFileSystem(token=TOKENS["alice"], endpoint=hub.url).open(f"hf://buckets/{seeded(hub, 'bucket')}/none", "rb").read()


@success("sync-bucket")
def sync(hub):
    name, folder = seeded(hub, "bucket", {"old": b"old"}), hub.folder()
    os.makedirs(folder + "/data/deep")
    for number in range(20):
        with open(f"{folder}/data/deep/{number}", "w") as file:
            file.write(str(number))
    hub.alice.sync_bucket(folder + "/data", f"hf://buckets/{name}", delete=True, quiet=True)
    equal((len(paths(hub, name)), hub.content(f"/buckets/{name}/resolve/deep/19")), (20, b"19"))
    hub.alice.sync_bucket(f"hf://buckets/{name}", folder + "/back", quiet=True)
    equal((len(os.listdir(folder + "/back/deep")), open(folder + "/back/deep/19").read()), (20, "19"))


@error("sync-bucket", BucketNotFoundError, 404)
def sync_nowhere(hub):
    return hub.alice.sync_bucket("hf://buckets/alice/none", hub.folder(), quiet=True)


@success("copy-file")
def copy_file(hub):
    model, name = hub.repository("source"), seeded(hub, "target")
    content = os.urandom(100_000)
    hub.alice.upload_file(path_or_fileobj=content, path_in_repo="big.bin", repo_id=model)
    hub.alice.copy_files(f"hf://{model}/big.bin", f"hf://buckets/{name}/copies/big.bin")
    equal(hub.content(f"/buckets/{name}/resolve/copies/big.bin"), content)


@error("copy-file", EntryNotFoundError)
def copy_missing_file(hub):
    return hub.alice.copy_files(f"hf://buckets/{seeded(hub, 'source', {'x': b'x'})}/none", f"hf://buckets/{seeded(hub, 'target')}/none")


@success("copy-folder")
def copy_folder(hub):
    source, target = seeded(hub, "source", {"logs/a": b"a", "logs/deep/b": b"b"}), seeded(hub, "target")
    hub.alice.copy_files(f"hf://buckets/{source}/logs/", f"hf://buckets/{target}/to/")
    equal(paths(hub, target), ["to/a", "to/deep/b"])


@error("copy-folder", BucketNotFoundError, 404)
def copy_folder_nowhere(hub):
    return hub.alice.copy_files("hf://buckets/alice/none/logs/", f"hf://buckets/{seeded(hub, 'target')}/to/")
