"""Buckets."""

from shared import api, operation


@operation
def getBucket():
    api.bucket_info("alice/files")


@operation
def listBuckets():
    list(api.list_buckets())


@operation
def listBuckets_by_search():
    list(api.list_buckets("alice", search="file"))


@operation
def updateBucketSettings():
    api.update_bucket_settings("alice/files", private=True)


@operation
def moveRepo_of_bucket():
    api.move_bucket("alice/old", "alice/new")
