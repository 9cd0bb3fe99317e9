# Writes a file, reads the one that JS wrote, and reads slices of it as a file system.
import hashlib, json, os, sys
from huggingface_hub import HfApi, HfFileSystem

kind, original, back = sys.argv[1:]
api = HfApi()
if kind == "bucket":
    api.batch_bucket_files("alice/b", add=[(original, "by-python.bin")])
    api.download_bucket_files("alice/b", files=[("by-js.bin", back)])
    path = "buckets/alice/b/by-js.bin"
else:
    api.upload_file(path_or_fileobj=original, path_in_repo="by-python.bin", repo_id="alice/m")
    os.replace(os.path.realpath(api.hf_hub_download("alice/m", "by-js.bin")), back)
    path = "alice/m/by-js.bin"

slices = []
with HfFileSystem().open(path, "rb", block_size=1 << 20) as file:
    for start, end in [(0, 5), (67_000_000, 67_300_000), (89_999_990, 90_000_010), (119_999_999, 120_000_000)]:
        file.seek(start)
        slices.append(hashlib.sha256(file.read(end - start)).hexdigest())
print(json.dumps({"downloaded": os.path.getsize(back), "slices": slices}))
