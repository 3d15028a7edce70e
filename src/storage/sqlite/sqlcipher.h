#pragma once

// SQLCipher declares its key functions only for those who say they know that the library has them. Its macros cast in
// the old style, and the pragma keeps that warning for our own code alone.
#define SQLITE_HAS_CODEC 1
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
#include <sqlcipher/sqlite3.h>
#pragma GCC diagnostic pop

#undef SQLITE_STATIC
#undef SQLITE_TRANSIENT
// NOLINTBEGIN(performance-no-int-to-ptr): the engine's own marks, which are pointers only by type.
#define SQLITE_STATIC static_cast<sqlite3_destructor_type>(nullptr)
#define SQLITE_TRANSIENT reinterpret_cast<sqlite3_destructor_type>(-1)
// NOLINTEND
