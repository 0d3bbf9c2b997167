/* SPDX-License-Identifier: Apache-2.0 */
/* Preloaded into a program, this counts its calls of the system by kind, and makes one of them fail, or ends the process
 * there as a kill would. What it does is told by the environment:
 *
 *     FAULTS_KIND    the kind of call: open, read, mmap, write, sync, rename, remove, folder, close or memory;
 *                    change: any that changes a file or folder
 *     FAULTS_AT      which call of that kind, from 1; 0 or unset: none
 *     FAULTS_HOW     fail or kill
 *     FAULTS_COUNTS  where the counts are written when the process exits, a line a kind
 *     FAULTS_MET     where it is written what the chosen call was about: the kind and a path
 *     FAULTS_CHANGES where every change of a file or folder is written, a line each; what is removed is moved to
 *                    FAULTS_GRAVES first, so that the change can be taken back
 *
 * Only the process it is loaded into is counted, not those that it forks. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { OPEN, READ, MAP, WRITE, SYNC, RENAME, REMOVE, FOLDER, CLOSE, MEMORY, CHANGE, KINDS };

static const char* const kind_names[KINDS] = {"open",   "read",   "mmap",  "write",  "sync",  "rename",
                                              "remove", "folder", "close", "memory", "change"};
/* What each kind fails with: what a full disk, a broken one or a machine without room would say. */
static const int kind_errors[KINDS] = {EMFILE, EIO, ENOMEM, ENOSPC, EIO, EIO, EIO, ENOSPC, EIO, ENOMEM, EIO};

static atomic_long counts[KINDS];
static int chosen = -1;
static long chosen_at;
static int kills;
static pid_t process;
static const char* changes_path;
static const char* graves_path;
static atomic_long graves;

static void put(const char* path, const char* text) {
    const int file =
        (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) return;
    syscall(SYS_write, file, text, strlen(text));
    syscall(SYS_close, file);
}

__attribute__((constructor)) static void begin(void) {
    const char* kind = getenv("FAULTS_KIND");
    const char* at = getenv("FAULTS_AT");
    const char* how = getenv("FAULTS_HOW");
    for (int i = 0; kind != NULL && i < KINDS; ++i) {
        if (strcmp(kind, kind_names[i]) == 0) chosen = i;
    }
    chosen_at = at == NULL ? 0 : atol(at);
    kills = how != NULL && strcmp(how, "kill") == 0;
    changes_path = getenv("FAULTS_CHANGES");
    graves_path = getenv("FAULTS_GRAVES");
    process = (pid_t)syscall(SYS_getpid);
}

__attribute__((destructor)) static void end(void) {
    const char* path = getenv("FAULTS_COUNTS");
    if (path == NULL || (pid_t)syscall(SYS_getpid) != process) return;
    char text[512];
    size_t size = 0;
    for (int i = 0; i < KINDS; ++i) {
        size += (size_t)snprintf(text + size, sizeof text - size, "%s %ld\n", kind_names[i],
                                 atomic_load(&counts[i]));
    }
    put(path, text);
}

/* Where a path of a call leads: absolute, without links followed in its last part. */
static void absolute(int folder, const char* path, char* out) {
    out[0] = 0;
    if (path != NULL && path[0] == '/') {
        snprintf(out, PATH_MAX, "%s", path);
        return;
    }
    char link[64];
    char base[PATH_MAX];
    if (folder == AT_FDCWD) {
        snprintf(link, sizeof link, "/proc/self/cwd");
    } else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    }
    const long size = syscall(SYS_readlinkat, AT_FDCWD, link, base, sizeof base - 1);
    if (size <= 0) return;
    base[size] = 0;
    if (path == NULL || path[0] == 0 || strcmp(path, ".") == 0) {
        snprintf(out, PATH_MAX, "%s", base);
    } else {
        /* Longer ones do not occur in what is tested. */
        if ((size_t)size + strlen(path) + 2 > PATH_MAX) return;
        memcpy(out, base, (size_t)size);
        out[size] = '/';
        strcpy(out + size + 1, path);
    }
}

static void met(int kind, int folder, const char* path) {
    const char* told = getenv("FAULTS_MET");
    if (told == NULL) return;
    char where[PATH_MAX] = "";
    char line[PATH_MAX + 32];
    if (kind != MEMORY) absolute(folder, path, where);
    snprintf(line, sizeof line, "%s %s\n", kind_names[kind], where);
    put(told, line);
}

/* Whether this call of the kind is to fail; does not come back where it is to kill. */
static int meets(int kind, int folder, const char* path) {
    if ((pid_t)syscall(SYS_getpid) != process || process == 0) return 0;
    const long number = 1 + atomic_fetch_add(&counts[kind], 1);
    if (kind != chosen || number != chosen_at) return 0;
    met(kind, folder, path);
    if (kills) syscall(SYS_kill, process, SIGKILL);
    errno = kind_errors[kind];
    return 1;
}

static int changes(int kind, int folder, const char* path) {
    return meets(kind, folder, path) || (chosen == CHANGE && meets(CHANGE, folder, path));
}

static void tell_change(const char* what, const char* a, const char* b) {
    if (changes_path == NULL || (pid_t)syscall(SYS_getpid) != process) return;
    char line[3 * PATH_MAX];
    snprintf(line, sizeof line, "%s\t%s\t%s\n", what, a, b == NULL ? "" : b);
    put(changes_path, line);
}

static void tell_change_at(const char* what, int folder, const char* path) {
    if (changes_path == NULL) return;
    char where[PATH_MAX];
    absolute(folder, path, where);
    tell_change(what, where, NULL);
}

#define NEXT(name) ((__typeof__(&name))next_of(#name))
static void* next_of(const char* name) { return dlsym(RTLD_NEXT, name); }

/* open */

static int open_it(int folder, const char* path, int flags, mode_t mode) {
    const int is_change = (flags & (O_CREAT | O_TRUNC)) != 0 && (flags & O_TMPFILE) != O_TMPFILE;
    if (is_change ? changes(OPEN, folder, path) : meets(OPEN, folder, path)) return -1;
    struct stat status;
    const int is_new =
        (flags & O_CREAT) != 0 && syscall(SYS_newfstatat, folder, path, &status, AT_SYMLINK_NOFOLLOW) != 0;
    const int came = (int)syscall(SYS_openat, folder, path, flags, mode);
    if (came >= 0 && is_change) tell_change_at(is_new ? "create" : "write", folder, path);
    return came;
}
static mode_t mode_of(int flags, va_list arguments) {
    return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(arguments, mode_t) : 0;
}
int open(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_it(AT_FDCWD, path, flags, mode);
}
int open64(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_it(AT_FDCWD, path, flags, mode);
}
int openat(int folder, const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_it(folder, path, flags, mode);
}
int openat64(int folder, const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_it(folder, path, flags, mode);
}
FILE* fopen(const char* path, const char* mode) {
    if (meets(OPEN, AT_FDCWD, path)) return NULL;
    return NEXT(fopen)(path, mode);
}
FILE* fopen64(const char* path, const char* mode) {
    if (meets(OPEN, AT_FDCWD, path)) return NULL;
    return NEXT(fopen64)(path, mode);
}

/* read, mmap */

ssize_t read(int file, void* into, size_t size) {
    if (meets(READ, file, NULL)) return -1;
    return NEXT(read)(file, into, size);
}
ssize_t pread(int file, void* into, size_t size, off_t offset) {
    if (meets(READ, file, NULL)) return -1;
    return NEXT(pread)(file, into, size, offset);
}
ssize_t pread64(int file, void* into, size_t size, off64_t offset) {
    if (meets(READ, file, NULL)) return -1;
    return NEXT(pread64)(file, into, size, offset);
}
void* mmap(void* at, size_t size, int protection, int flags, int file, off_t offset) {
    if (meets(MAP, file, NULL)) return MAP_FAILED;
    return (void*)syscall(SYS_mmap, at, size, protection, flags, file, offset);
}
void* mmap64(void* at, size_t size, int protection, int flags, int file, off64_t offset) {
    if (meets(MAP, file, NULL)) return MAP_FAILED;
    return (void*)syscall(SYS_mmap, at, size, protection, flags, file, offset);
}

/* write, sync */

static int is_output(int file) { return file == STDOUT_FILENO || file == STDERR_FILENO; }

ssize_t write(int file, const void* from, size_t size) {
    if (!is_output(file)) {
        if (changes(WRITE, file, NULL)) return -1;
        tell_change_at("write", file, NULL);
    }
    return syscall(SYS_write, file, from, size);
}
ssize_t pwrite(int file, const void* from, size_t size, off_t offset) {
    if (changes(WRITE, file, NULL)) return -1;
    tell_change_at("write", file, NULL);
    return syscall(SYS_pwrite64, file, from, size, offset);
}
ssize_t pwrite64(int file, const void* from, size_t size, off64_t offset) {
    if (changes(WRITE, file, NULL)) return -1;
    tell_change_at("write", file, NULL);
    return syscall(SYS_pwrite64, file, from, size, offset);
}
int ftruncate(int file, off_t size) {
    if (changes(WRITE, file, NULL)) return -1;
    tell_change_at("write", file, NULL);
    return (int)syscall(SYS_ftruncate, file, size);
}
int ftruncate64(int file, off64_t size) {
    if (changes(WRITE, file, NULL)) return -1;
    tell_change_at("write", file, NULL);
    return (int)syscall(SYS_ftruncate, file, size);
}
int fsync(int file) {
    if (changes(SYNC, file, NULL)) return -1;
    const int came = (int)syscall(SYS_fsync, file);
    tell_change_at("sync", file, NULL);
    return came;
}
int fdatasync(int file) {
    if (changes(SYNC, file, NULL)) return -1;
    const int came = (int)syscall(SYS_fdatasync, file);
    tell_change_at("sync", file, NULL);
    return came;
}
int syncfs(int file) {
    if (changes(SYNC, file, NULL)) return -1;
    const int came = (int)syscall(SYS_syncfs, file);
    tell_change("sync-all", "", NULL);
    return came;
}

/* rename, remove, folders, close */

static int rename_it(int from, const char* a, int to, const char* b, unsigned flags) {
    char was[PATH_MAX] = "";
    char is[PATH_MAX] = "";
    if (changes(RENAME, from, a)) return -1;
    if (changes_path != NULL) {
        absolute(from, a, was);
        absolute(to, b, is);
        struct stat status;
        /* What a rename replaces is kept, so that it can be taken back. */
        if (flags == 0 && syscall(SYS_newfstatat, to, b, &status, AT_SYMLINK_NOFOLLOW) == 0) {
            if (S_ISDIR(status.st_mode)) {
                tell_change("rmdir", is, NULL);
                syscall(SYS_unlinkat, to, b, AT_REMOVEDIR);
            } else {
                char grave[PATH_MAX];
                snprintf(grave, sizeof grave, "%s/%ld", graves_path, atomic_fetch_add(&graves, 1));
                tell_change("remove", is, grave);
                syscall(SYS_renameat2, to, b, AT_FDCWD, grave, 0);
            }
        }
    }
    const int came = (int)syscall(SYS_renameat2, from, a, to, b, flags);
    if (came == 0) tell_change((flags & RENAME_EXCHANGE) != 0 ? "exchange" : "rename", was, is);
    return came;
}
int rename(const char* a, const char* b) { return rename_it(AT_FDCWD, a, AT_FDCWD, b, 0); }
int renameat(int from, const char* a, int to, const char* b) { return rename_it(from, a, to, b, 0); }
int renameat2(int from, const char* a, int to, const char* b, unsigned flags) {
    return rename_it(from, a, to, b, flags);
}

static int remove_it(int folder, const char* path, int flags) {
    if (changes(REMOVE, folder, path)) return -1;
    char where[PATH_MAX] = "";
    if (changes_path != NULL) absolute(folder, path, where);
    if (changes_path != NULL && flags == 0) {
        char grave[PATH_MAX];
        struct stat status;
        if (syscall(SYS_newfstatat, folder, path, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
            !S_ISDIR(status.st_mode)) {
            snprintf(grave, sizeof grave, "%s/%ld", graves_path, atomic_fetch_add(&graves, 1));
            if (syscall(SYS_renameat2, folder, path, AT_FDCWD, grave, 0) == 0) {
                tell_change("remove", where, grave);
                return 0;
            }
        }
    }
    const int came = (int)syscall(SYS_unlinkat, folder, path, flags);
    if (came == 0 && changes_path != NULL && flags != 0) tell_change("rmdir", where, NULL);
    return came;
}
int unlink(const char* path) { return remove_it(AT_FDCWD, path, 0); }
int unlinkat(int folder, const char* path, int flags) { return remove_it(folder, path, flags); }
int rmdir(const char* path) { return remove_it(AT_FDCWD, path, AT_REMOVEDIR); }

static int make_it(int folder, const char* path, mode_t mode) {
    if (changes(FOLDER, folder, path)) return -1;
    const int came = (int)syscall(SYS_mkdirat, folder, path, mode);
    if (came == 0) tell_change_at("mkdir", folder, path);
    return came;
}
int mkdir(const char* path, mode_t mode) { return make_it(AT_FDCWD, path, mode); }
int mkdirat(int folder, const char* path, mode_t mode) { return make_it(folder, path, mode); }

int close(int file) {
    const int fails = meets(CLOSE, file, NULL);
    const int came = (int)syscall(SYS_close, file);
    if (!fails) return came;
    errno = kind_errors[CLOSE];
    return -1;
}

/* memory */

extern void* __libc_malloc(size_t size);
extern void* __libc_calloc(size_t count, size_t size);
extern void* __libc_realloc(void* block, size_t size);
extern void* __libc_memalign(size_t alignment, size_t size);

void* malloc(size_t size) { return meets(MEMORY, 0, NULL) ? NULL : __libc_malloc(size); }
void* calloc(size_t count, size_t size) { return meets(MEMORY, 0, NULL) ? NULL : __libc_calloc(count, size); }
void* realloc(void* block, size_t size) {
    return meets(MEMORY, 0, NULL) ? NULL : __libc_realloc(block, size);
}
void* memalign(size_t alignment, size_t size) {
    return meets(MEMORY, 0, NULL) ? NULL : __libc_memalign(alignment, size);
}
void* aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }
int posix_memalign(void** block, size_t alignment, size_t size) {
    *block = memalign(alignment, size);
    return *block == NULL ? ENOMEM : 0;
}
