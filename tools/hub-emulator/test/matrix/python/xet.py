import hashlib, os
from huggingface_hub import CommitOperationAdd, HfFileSystem
from huggingface_hub.errors import BucketBatchError, RepositoryNotFoundError
from support import TOKENS, equal, error, success


def uploaded(hub, content):
    """A new repository of alice with one large file, sent by Xet as the client does by itself."""
    name = hub.repository("xet", private=True)
    hub.alice.upload_file(path_or_fileobj=content, path_in_repo="big.bin", repo_id=name)
    return name


@success("xet-upload")
def upload(hub):
    content = os.urandom(3_000_000)
    name = uploaded(hub, content)
    [info] = hub.request("POST", f"/api/models/{name}/paths-info/main", json={"paths": ["big.bin"]}).json()
    equal((info["size"], len(info["xetHash"]), info["lfs"]["oid"]), (len(content), 64, hashlib.sha256(content).hexdigest()))
    equal(hub.content(f"/{name}/resolve/main/big.bin") == content, True)


@error("xet-upload", ConnectionError, text="403 Forbidden")
def upload_without_right(hub):
    return hub.reader.upload_file(path_or_fileobj=os.urandom(100_000), path_in_repo="more.bin", repo_id=uploaded(hub, os.urandom(100_000)))


@success("xet-download")
def download(hub):
    content = b"ab" * 200_000 + os.urandom(400_000) + b"ab" * 200_000
    with open(hub.reader.hf_hub_download(uploaded(hub, content), "big.bin"), "rb") as file:
        equal(file.read() == content, True)


@error("xet-download", RepositoryNotFoundError, 404)
def download_of_stranger(hub):
    return hub.bob.hf_hub_download(uploaded(hub, os.urandom(100_000)), "big.bin")


@success("xet-ranges")
def ranges(hub):
    content = os.urandom(1_000_000)
    files = HfFileSystem(token=TOKENS["alice"], endpoint=hub.url)
    with files.open(f"{uploaded(hub, content)}/big.bin", "rb", block_size=1000) as file:
        for start, end in ((0, 1), (65_530, 65_545), (300_000, 700_001), (999_999, 1_000_000)):
            file.seek(start)
            equal(file.read(end - start) == content[start:end], True)


@error("xet-ranges", FileNotFoundError)
def ranges_of_stranger(hub):
    return HfFileSystem(token=TOKENS["bob"], endpoint=hub.url).open(f"{uploaded(hub, os.urandom(100_000))}/big.bin", "rb").read()


@success("xet-deduplication")
def deduplication(hub):
    part = os.urandom(500_000)
    name = uploaded(hub, part)
    hub.alice.create_commit(name, operations=[CommitOperationAdd(path, part + part) for path in ("a.bin", "b.bin")], commit_message="twice")
    infos = hub.request("POST", f"/api/models/{name}/paths-info/main", json={"paths": ["a.bin", "b.bin"]}).json()
    equal([(info["size"], info["xetHash"]) for info in infos], [(1_000_000, infos[0]["xetHash"])] * 2)
    equal(hub.content(f"/{name}/resolve/main/b.bin") == part + part, True)


@error("xet-deduplication", BucketBatchError, 422)
def copy_of_foreign_content(hub):
    """To know a hash is not to own its content."""
    [info] = hub.request("POST", f"/api/models/{uploaded(hub, os.urandom(100_000))}/paths-info/main", json={"paths": ["big.bin"]}).json()
    bucket = hub.name("xet").replace("alice/", "bob/")
    hub.bob.create_bucket(bucket)
    return hub.bob.batch_bucket_files(bucket, copy=[("bucket", bucket, info["xetHash"], "stolen")])
