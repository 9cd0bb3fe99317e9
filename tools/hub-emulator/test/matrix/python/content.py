import os
from huggingface_hub import CommitOperationAdd, CommitOperationCopy, CommitOperationDelete, CommitScheduler, HfFileSystem, hf_hub_url
from huggingface_hub.errors import EntryNotFoundError, HfHubHTTPError, RemoteEntryNotFoundError, RepositoryNotFoundError, RevisionNotFoundError
from support import LINE, TOKENS, equal, error, success


def seeded(hub, word, **files):
    name = hub.repository(word)
    hub.alice.create_commit(name, operations=[CommitOperationAdd(path.replace("__", "/").replace("_txt", ".txt"), content) for path, content in files.items()], commit_message="seed")
    return name


def paths(hub, name):
    return [entry["path"] for entry in hub.json(f"/api/models/{name}/tree/main?recursive=true") if entry["path"] != ".gitattributes"]


@success("commit")
def commit(hub):
    name = seeded(hub, "commit", old_txt=b"old")
    made = hub.alice.create_commit(name, operations=[CommitOperationAdd("a/new.txt", b"new"), CommitOperationDelete("old.txt")], commit_message="both", commit_description="more")
    equal((made.commit_url, made.repo_url.repo_id), (f"{hub.url}/{name}/commit/{made.oid}", name))
    equal(paths(hub, name), ["a", "a/new.txt"])
    equal(hub.content(f"/{name}/resolve/{made.oid}/a/new.txt"), b"new")


@error("commit", HfHubHTTPError, 412)
def commit_on_stale_parent(hub):
    return hub.alice.create_commit(seeded(hub, "commit", a_txt=b"a"), operations=[CommitOperationAdd("a.txt", b"b")], commit_message="stale", parent_commit="0" * 40)


@success("upload-file")
def upload_file(hub):
    name = hub.repository("upload")
    hub.alice.upload_file(path_or_fileobj="ü".encode(), path_in_repo="deep/er/café ü.txt", repo_id=name)
    equal(hub.content(f"/{name}/resolve/main/deep/er/caf%C3%A9%20%C3%BC.txt"), "ü".encode())


@error("upload-file", HfHubHTTPError, 403)
def upload_file_without_right(hub):
    return hub.bob.upload_file(path_or_fileobj=b"x", path_in_repo="x", repo_id=hub.repository("upload"))


def folder_of(hub, count):
    folder = hub.folder()
    os.mkdir(folder + "/many")
    for number in range(count):
        with open(f"{folder}/many/{number}.txt", "w") as file:
            file.write(str(number))
    return folder


@success("upload-files")
def upload_folder(hub):
    name = hub.repository("uploads")
    hub.alice.upload_folder(repo_id=name, folder_path=folder_of(hub, 40), path_in_repo="in", ignore_patterns="*/7.txt")
    found = paths(hub, name)
    equal((len(found), "in/many/7.txt" in found), (41, False))
    equal(hub.content(f"/{name}/resolve/main/in/many/39.txt"), b"39")


@error("upload-files", RepositoryNotFoundError, 404)
def upload_folder_nowhere(hub):
    return hub.alice.upload_folder(repo_id="alice/none", folder_path=folder_of(hub, 1), **({"commit_message": "x"} if LINE == 2 else {}))


@success("upload-large-folder")
def upload_large_folder(hub):
    name = hub.repository("uploads")
    hub.alice.upload_large_folder(repo_id=name, folder_path=folder_of(hub, 10), repo_type="model", num_workers=2, print_report=False)
    equal(hub.content(f"/{name}/resolve/main/many/9.txt"), b"9")


@error("upload-large-folder", HfHubHTTPError, 403)
def upload_large_folder_without_right(hub):
    return hub.reader.upload_large_folder(repo_id=hub.name("uploads"), folder_path=folder_of(hub, 1), repo_type="model", num_workers=2, print_report=False)


@success("delete-file")
def delete_file(hub):
    name = seeded(hub, "delete", a_txt=b"a", b_txt=b"b")
    hub.alice.delete_file("a.txt", name)
    equal(paths(hub, name), ["b.txt"])


@error("delete-file", RemoteEntryNotFoundError, 404)
def delete_missing_file(hub):
    return hub.alice.delete_file("none.txt", hub.repository("delete"))


@success("delete-files")
def delete_files(hub):
    name = seeded(hub, "delete", a_txt=b"a", b_txt=b"b", c__d_txt=b"d")
    hub.alice.delete_files(name, ["a*", "c/*"])
    equal(paths(hub, name), ["b.txt"])


@error("delete-files", HfHubHTTPError, 403)
def delete_files_without_right(hub):
    return hub.bob.delete_files(seeded(hub, "delete", a_txt=b"a"), ["a*"])


@success("delete-folder")
def delete_folder(hub):
    name = seeded(hub, "delete", a__b_txt=b"b", a__c__d_txt=b"d", e_txt=b"e")
    hub.alice.delete_folder("a", name)
    equal(paths(hub, name), ["e.txt"])


@error("delete-folder", RepositoryNotFoundError, 404)
def delete_folder_nowhere(hub):
    return hub.alice.delete_folder("a", "alice/none")


@success("copy-within-repositories")
def copy_within_repository(hub):
    name = seeded(hub, "copy", a_txt=b"a", b_txt=b"b" * 100_000)
    hub.alice.create_commit(name, operations=[CommitOperationCopy("a.txt", "copies/a.txt"), CommitOperationCopy("b.txt", "copies/b.txt")], commit_message="copy")
    equal(paths(hub, name), ["a.txt", "b.txt", "copies", "copies/a.txt", "copies/b.txt"])
    equal(hub.content(f"/{name}/resolve/main/copies/b.txt"), b"b" * 100_000)


@error("copy-within-repositories", EntryNotFoundError)
def copy_missing_file(hub):
    return hub.alice.create_commit(hub.repository("copy"), operations=[CommitOperationCopy("none.txt", "copy.txt")], commit_message="copy")


def copy_from(hub, source, path, api):
    """Takes a file of one repository into another one of alice."""
    name = hub.repository("copy")
    api.create_commit(name, operations=[CommitOperationCopy(path, "copied", src_repo_id=source, src_repo_type="model")], commit_message="copy")
    return name


@success("copy-between-repositories")
def copy_between_repositories(hub):
    content = os.urandom(100_000)
    source = seeded(hub, "copy", big=content, small_txt=b"small")
    equal(hub.content(f"/{copy_from(hub, source, 'big', hub.alice)}/resolve/main/copied") == content, True)
    equal(hub.content(f"/{copy_from(hub, source, 'small.txt', hub.alice)}/resolve/main/copied"), b"small")
    target = hub.repository("copy")
    hub.alice.copy_files(f"hf://{source}/small.txt", f"hf://{target}/by-address.txt")
    equal(paths(hub, target), ["by-address.txt"])


@error("copy-between-repositories", HfHubHTTPError, 403)
def copy_without_right(hub):
    return copy_from(hub, seeded(hub, "copy", small_txt=b"small"), "small.txt", hub.bob)


@success("scheduled-commits")
def scheduled_commits(hub):
    name, folder = hub.repository("scheduled"), hub.folder()
    with open(folder + "/log.txt", "w") as file:
        file.write("log")
    scheduler = CommitScheduler(repo_id=name, folder_path=folder, every=1000, path_in_repo="logs", hf_api=hub.alice)
    scheduler.trigger().result()
    scheduler.stop()
    equal(hub.content(f"/{name}/resolve/main/logs/log.txt"), b"log")


@error("scheduled-commits", HfHubHTTPError, 403)
def scheduled_commits_without_right(hub):
    return CommitScheduler(repo_id=hub.name("scheduled"), folder_path=hub.folder(), every=1000, hf_api=hub.reader)


@success("list-lfs-files")
def list_lfs_files(hub):
    name = seeded(hub, "lfs", big=os.urandom(100_000), small_txt=b"small")
    equal([(file.filename, file.size) for file in hub.alice.list_lfs_files(name)], [("big", 100_000)])


@error("list-lfs-files", HfHubHTTPError, 403)
def list_lfs_files_without_right(hub):
    return list(hub.bob.list_lfs_files(seeded(hub, "lfs", big=os.urandom(100_000))))


@success("delete-lfs-files")
def delete_lfs_files(hub):
    name = seeded(hub, "lfs", big=os.urandom(100_000), small_txt=b"small")
    hub.alice.permanently_delete_lfs_files(name, hub.alice.list_lfs_files(name))
    equal((paths(hub, name), list(hub.alice.list_lfs_files(name))), (["small.txt"], []))


@error("delete-lfs-files", HfHubHTTPError, 403)
def delete_lfs_files_without_right(hub):
    name = seeded(hub, "lfs", big=os.urandom(100_000))
    return hub.reader.permanently_delete_lfs_files(name, list(hub.alice.list_lfs_files(name)))


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
