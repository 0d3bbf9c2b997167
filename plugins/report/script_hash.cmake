# SPDX-License-Identifier: Apache-2.0
# Writes the hash of a script as a Content-Security-Policy names it, 'sha256-' and 32 bytes in base 64 (RFC 4648), as a
# string literal: cmake -DINPUT=… -DOUTPUT=… -P script_hash.cmake
file(SHA256 "${INPUT}" hex)
set(digits "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
set(base64 "")
# Three bytes are six digits of the hash and four of base 64. The last two bytes are three, with zeros behind, and "=".
foreach(at RANGE 0 60 6)
    string(SUBSTRING "${hex}00" ${at} 6 bytes)
    math(EXPR bits "0x${bytes}")
    foreach(shift IN ITEMS 18 12 6 0)
        math(EXPR digit "(${bits} >> ${shift}) & 63")
        string(SUBSTRING "${digits}" ${digit} 1 letter)
        string(APPEND base64 "${letter}")
    endforeach()
endforeach()
string(LENGTH "${base64}" length)
math(EXPR length "${length} - 1")
string(SUBSTRING "${base64}" 0 ${length} base64)
file(WRITE "${OUTPUT}" "\"'sha256-${base64}='\"\n")
