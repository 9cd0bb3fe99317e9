"""The server of moto, whose threads look whether a condition holds and then write: here nothing comes in between, as on S3."""

import functools
import sys
import threading

from moto.s3.responses import S3Response
from moto.server import main

lock = threading.Lock()


def in_one_step(method):
    @functools.wraps(method)
    def locked(*args, **kwargs):
        with lock:
            return method(*args, **kwargs)

    return locked


for name in ("put_object", "_key_response_post", "_key_response_delete"):
    setattr(S3Response, name, in_one_step(getattr(S3Response, name)))

main(sys.argv[1:])
