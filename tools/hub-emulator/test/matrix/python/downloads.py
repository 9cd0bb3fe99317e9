import os
from huggingface_hub import HfFileSystem, hf_hub_url
from huggingface_hub.errors import HfHubHTTPError, RemoteEntryNotFoundError, RepositoryNotFoundError, RevisionNotFoundError
from seeded import paths, seeded
from support import TOKENS, equal, error, success


@success("verify-checksums")
def verify_checksums(hub):
    name, folder = seeded(hub, "checked", a_txt=b"a", big=os.urandom(100_000)), hub.folder()
    hub.alice.snapshot_download(name, local_dir=folder)
    equal(hub.alice.verify_repo_checksums(name, local_dir=folder).mismatches, [])
    with open(folder + "/a.txt", "w") as file:
        file.write("b")
    equal([mismatch["path"] for mismatch in hub.alice.verify_repo_checksums(name, local_dir=folder).mismatches], ["a.txt"])


@error("verify-checksums", RepositoryNotFoundError, 404)
def verify_checksums_nowhere(hub):
    return hub.alice.verify_repo_checksums("alice/none", local_dir=hub.folder())


@success("resolve-revision")
def resolve_revision(hub):
    name = hub.repository("revision")
    equal(hub.alice.resolve_revision(name, revision="main").resolved, hub.json(f"/api/models/{name}")["sha"])


@error("resolve-revision", RevisionNotFoundError, 404)
def resolve_missing_revision(hub):
    return hub.alice.resolve_revision(hub.repository("revision"), revision="none")


@success("list-files")
def list_tree(hub):
    name = seeded(hub, "list", a__b__c_txt=b"c", a__d_txt=b"d")
    equal([entry.path for entry in hub.alice.list_repo_tree(name, "a", recursive=True, expand=True)], ["a/b", "a/b/c.txt", "a/d.txt"])


@error("list-files", RemoteEntryNotFoundError, 404)
def list_tree_of_missing_folder(hub):
    return list(hub.alice.list_repo_tree(hub.repository("list"), "none"))


@success("list-file-names")
def list_file_names(hub):
    equal(hub.alice.list_repo_files(seeded(hub, "list", a__b_txt=b"b", c_txt=b"c")), [".gitattributes", "a/b.txt", "c.txt"])


@error("list-file-names", RevisionNotFoundError, 404)
def list_file_names_of_missing_revision(hub):
    return hub.alice.list_repo_files(hub.repository("list"), revision="none")


@success("paths-info")
def paths_info(hub):
    found = hub.alice.get_paths_info(seeded(hub, "paths", a__b_txt=b"four"), ["a/b.txt", "a", "none"], expand=True)
    equal([(type(entry).__name__, entry.path) for entry in found], [("RepoFile", "a/b.txt"), ("RepoFolder", "a")])
    equal((found[0].size, found[0].last_commit.title), (4, "seed"))


@error("paths-info", RepositoryNotFoundError, 404)
def paths_info_nowhere(hub):
    return hub.alice.get_paths_info("alice/none", ["x"])


@success("file-exists")
def file_exists(hub):
    name = seeded(hub, "file", x_txt=b"x")
    equal([hub.alice.file_exists(name, path) for path in ("x.txt", "none.txt")], [True, False])


@error("file-exists", HfHubHTTPError, 429)
def file_exists_under_limit(hub):
    name = seeded(hub, "file", x_txt=b"x")
    hub.fault(f"/{name}/resolve/main/x.txt", method="HEAD", times=20)
    return hub.alice.file_exists(name, "x.txt")


@success("file-download-info")
def file_metadata(hub):
    name = seeded(hub, "info", x_txt=b"four")
    found = hub.alice.get_hf_file_metadata(url=hf_hub_url(name, "x.txt", endpoint=hub.url))
    equal((found.size, found.commit_hash, len(found.etag)), (4, hub.json(f"/api/models/{name}")["sha"], 40))


@error("file-download-info", RemoteEntryNotFoundError, 404)
def file_metadata_of_missing_file(hub):
    return hub.alice.get_hf_file_metadata(url=hf_hub_url(hub.repository("info"), "none.txt", endpoint=hub.url))


@success("download-file")
def download_file(hub):
    name = seeded(hub, "download", x_txt=b"content", empty=b"")
    with open(hub.alice.hf_hub_download(name, "x.txt"), "rb") as file:
        equal(file.read(), b"content")
    equal(os.path.getsize(hub.alice.hf_hub_download(name, "empty")), 0)


@error("download-file", RemoteEntryNotFoundError, 404)
def download_missing_file(hub):
    return hub.alice.hf_hub_download(hub.repository("download"), "none.txt")


@success("snapshot-download")
def snapshot_download(hub):
    folder = hub.alice.snapshot_download(seeded(hub, "snapshot", a__b_txt=b"b", c_txt=b"c"), allow_patterns="*.txt")
    equal([sorted(os.listdir(folder)), os.listdir(folder + "/a")], [["a", "c.txt"], ["b.txt"]])


@error("snapshot-download", RepositoryNotFoundError, 404)
def snapshot_download_nowhere(hub):
    return hub.alice.snapshot_download("alice/none")


@success("file-system")
def file_system(hub):
    name = seeded(hub, "fs", a__b_txt=b"0123456789")
    files = HfFileSystem(token=TOKENS["alice"], endpoint=hub.url)
    equal(files.glob(f"{name}/**/*.txt"), [f"{name}/a/b.txt"])
    with files.open(f"{name}/a/b.txt", "rb") as file:
        file.seek(4)
        equal(file.read(3), b"456")
    with files.open(f"{name}/new.txt", "w") as file:
        file.write("written")
    equal(hub.content(f"/{name}/resolve/main/new.txt"), b"written")
    files.mv(f"{name}/a/b.txt", f"{name}/a/c.txt")
    equal((files.cat_file(f"{name}/a/c.txt", 2, 5), files.exists(f"{name}/a/b.txt")), (b"234", False))
    files.rm(f"{name}/a", recursive=True)
    equal(paths(hub, name), ["new.txt"])


@error("file-system", FileNotFoundError)
def file_system_without_file(hub):
    return HfFileSystem(token=TOKENS["alice"], endpoint=hub.url).open(f"{hub.repository('fs')}/none.txt", "rb").read()


@success("list-commits")
def list_commits(hub):
    name = seeded(hub, "commits", x_txt=b"x")
    hub.alice.upload_file(path_or_fileobj=b"y", path_in_repo="y.txt", repo_id=name, commit_message="then")
    found = hub.alice.list_repo_commits(name, formatted=True)
    equal([(one.title, one.authors) for one in found], [(title, ["alice"]) for title in ("then", "seed", "initial commit")])


@error("list-commits", RevisionNotFoundError, 404)
def list_commits_of_missing_revision(hub):
    return hub.alice.list_repo_commits(hub.repository("commits"), revision="none")


@success("revision-exists")
def revision_exists(hub):
    name = hub.repository("revision")
    equal([hub.alice.revision_exists(name, revision) for revision in ("main", "none")], [True, False])


@error("revision-exists", HfHubHTTPError, 429)
def revision_exists_under_limit(hub):
    name = hub.repository("revision")
    hub.fault(f"/api/models/{name}/revision/main")
    return hub.alice.revision_exists(name, "main")
