# SPDX-License-Identifier: Apache-2.0
# Writes the bytes of a file as the initializers of a char array: cmake -DINPUT=… -DOUTPUT=… -P rostra_embed.cmake
# Character literals, as 0xc3 would be a narrowing conversion where char is signed.
file(READ "${INPUT}" bytes HEX)
string(REGEX REPLACE "(........................)" "\\1\n" bytes "${bytes}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
file(WRITE "${OUTPUT}" "${bytes}\n")
