#!/usr/bin/env python3
"""The keyed derivation of masked values in a second implementation, after src/masking/subject.h, subject_words.h,
person_labels.h and keyed_permutation.h. Checks vectors.json, or writes it anew with --write."""

import hashlib
import hmac
import json
import math
import pathlib
import struct
import sys

MASK = (1 << 64) - 1
TAG_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
UNIQUE_PAIR = 11


def siphash128(key, message):
    """SipHash-2-4 with 128 bits of output (Aumasson and Bernstein), as two words."""
    k0, k1 = struct.unpack("<QQ", key)
    v = [k0 ^ 0x736F6D6570736575, k1 ^ 0x646F72616E646F6D ^ 0xEE, k0 ^ 0x6C7967656E657261, k1 ^ 0x7465646279746573]

    def rotate(x, bits):
        return (x << bits | x >> (64 - bits)) & MASK

    def rounds(count):
        for _ in range(count):
            v[0] = (v[0] + v[1]) & MASK
            v[1] = rotate(v[1], 13) ^ v[0]
            v[0] = rotate(v[0], 32)
            v[2] = (v[2] + v[3]) & MASK
            v[3] = rotate(v[3], 16) ^ v[2]
            v[0] = (v[0] + v[3]) & MASK
            v[3] = rotate(v[3], 21) ^ v[0]
            v[2] = (v[2] + v[1]) & MASK
            v[1] = rotate(v[1], 17) ^ v[2]
            v[2] = rotate(v[2], 32)

    whole = len(message) - len(message) % 8
    last = message[whole:].ljust(7, b"\0") + bytes([len(message) & 255])
    for at in range(0, whole, 8):
        word = struct.unpack("<Q", message[at:at + 8])[0]
        v[3] ^= word
        rounds(2)
        v[0] ^= word
    word = struct.unpack("<Q", last)[0]
    v[3] ^= word
    rounds(2)
    v[0] ^= word
    v[2] ^= 0xEE
    rounds(4)
    first = v[0] ^ v[1] ^ v[2] ^ v[3]
    v[1] ^= 0xDD
    rounds(4)
    return first, v[0] ^ v[1] ^ v[2] ^ v[3]


def subject_hash(secret, environment, key):
    def prefixed(text):
        return struct.pack("<I", len(text)) + text

    message = b"showroom/subject/1" + prefixed(environment) + prefixed(key)
    return hmac.new(secret, message, hashlib.sha256).digest()


def tag(word):
    return "".join(TAG_LETTERS[word >> shift & 31] for shift in range(60, -1, -5))


def permuted(key, size, index):
    base = math.isqrt(size - 1) + 1
    while True:
        left, right = divmod(index, base)
        for number in range(6):
            shift = siphash128(key, struct.pack("<Q", right * 6 + number))[0] * base >> 64
            left, right = right, (left + shift) % base
        index = left * base + right
        if index < size:
            return index


def hexadecimal(words):
    return ["%016x" % word for word in words]


def subject_vector(secret, environment, key, label):
    digest = subject_hash(secret, environment.encode(), key.encode())
    unique = siphash128(digest[:16], struct.pack("<Q", UNIQUE_PAIR))[0]
    return {
        "secret": secret.hex(),
        "environment": environment,
        "subject": key,
        "hash": digest.hex(),
        "pairs": [hexadecimal(siphash128(digest[:16], struct.pack("<Q", number))) for number in range(4)],
        "label": label,
        "labelled": hexadecimal(siphash128(digest[16:], label.encode())),
        "tag": tag(unique),
    }


def permutation_vector(key, size):
    indexes = sorted({0, 1, size // 2, size - 1})
    return {"key": key.hex(), "size": size, "images": {str(i): permuted(key, size, i) for i in indexes}}


def vectors():
    counted = bytes(range(32))
    return {
        "subjects": [
            subject_vector(counted, "demo-acme", "42", "iban"),
            subject_vector(counted, "demo-acme", "43", "iban"),
            subject_vector(counted, "demo-globex", "42", "iban"),
            subject_vector(b"s" * 32, "demo-acme", "42", "iban"),
            subject_vector(counted, "demo-acme", "anna.schmidt@firma.de", "card"),
            subject_vector(counted, "demo-acm", "e42", "iban"),
            subject_vector(counted, "Übung", "佐藤 太郎", "a label of more than eight bytes"),
            subject_vector(counted, "x", "", ""),
        ],
        "permutations": [permutation_vector(counted[:16], size) for size in (1, 2, 10, 1000, 10**7, 2**40)],
    }


def main():
    path = pathlib.Path(__file__).with_name("vectors.json")
    if sys.argv[1:] == ["--write"]:
        path.write_text(json.dumps(vectors(), indent=4, ensure_ascii=False) + "\n", encoding="utf-8")
        return 0
    if json.loads(path.read_text(encoding="utf-8")) != vectors():
        print("vectors.json is not what this derivation gives", file=sys.stderr)
        return 1
    return 0


sys.exit(main())
