import os
from huggingface_hub import CommitOperationAdd, CommitOperationCopy, CommitOperationDelete, CommitScheduler
from huggingface_hub.errors import EntryNotFoundError, HfHubHTTPError, RemoteEntryNotFoundError, RepositoryNotFoundError
from seeded import paths, seeded
from support import LINE, equal, error, success


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
