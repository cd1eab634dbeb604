#include "BundledCatalogue.h"

// The C compiler embeds the files (C23 #embed), so there is no generated source to go stale and
// the installed program needs no folder beside it.
#pragma clang diagnostic ignored "-Wc23-extensions"

#define FILE_BYTES(name, path) \
  static const unsigned char name[] = { \
    _Pragma("clang diagnostic ignored \"-Wc23-extensions\"")

const BundledFile bundled_files[] = {{0, 0, 0}};
const size_t bundled_file_count = 0;
