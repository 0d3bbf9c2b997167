#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Finds pairs with rensa or datasketch, for duplicates_peers.py, whose environment it runs in: as JSON, the processor
time and the pairs.

    minhash_peer.py rensa|rensa-flags|datasketch FILE BANDS ROWS

BANDS 0: as the peer chooses for 128 permutations and a threshold of 0.8.
"""
import json
import sys
import time

SHINGLE, THRESHOLD, PERMUTATIONS = 5, 0.8, 128


def read_shingles(path):
    with open(path, encoding="ascii") as file:
        for document in file.read().split("\n-----\n"):
            words = document.split()
            yield [" ".join(words[i:i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]


def with_rensa(documents, bands, rows):
    from rensa import RMinHash, RMinHashLSH
    begun = time.process_time()
    signatures = RMinHash.from_token_sets(documents, num_perm=bands * rows, seed=42)
    index = RMinHashLSH(threshold=THRESHOLD, num_perm=bands * rows, num_bands=bands)
    index.insert_many(signatures)
    met = index.query_all(signatures)
    return time.process_time() - begun, met


def flags_with_rensa(documents, bands, rows):
    from rensa import RMinHash, RMinHashLSH
    begun = time.process_time()
    signatures = RMinHash.digest_matrix_from_token_sets(documents, num_perm=bands * rows, seed=42)
    index = RMinHashLSH(threshold=THRESHOLD, num_perm=bands * rows, num_bands=bands)
    index.query_duplicate_flags_matrix_one_shot(signatures)
    return time.process_time() - begun, []


def with_datasketch(documents, bands, rows):
    from datasketch import MinHash, MinHashLSH
    documents = [[shingle.encode() for shingle in document] for document in documents]
    permutations = bands * rows or PERMUTATIONS
    begun = time.process_time()
    signatures = MinHash.bulk(documents, num_perm=permutations)
    index = MinHashLSH(threshold=THRESHOLD, num_perm=permutations, params=(bands, rows) if bands else None)
    with index.insertion_session() as session:
        for number, signature in enumerate(signatures):
            session.insert(number, signature, check_duplication=False)
    met = [index.query(signature) for signature in signatures]
    return time.process_time() - begun, met


def main():
    peer, path, bands, rows = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    documents = list(read_shingles(path))
    ways = {"rensa": with_rensa, "rensa-flags": flags_with_rensa, "datasketch": with_datasketch}
    seconds, met = ways[peer](documents, bands, rows)
    pairs = {(a, b) for a, others in enumerate(met) for b in others if a < b}
    json.dump({"seconds": seconds, "pairs": sorted(pairs)}, sys.stdout)


if __name__ == "__main__":
    main()
