#pragma once

#include "blobstore.h"
#include "feedstore.h"
#include "ledgerstore.h"
#include "outboxstore.h"
#include "plumbline/replica/reader.h"
#include "plumbline/storage/sqlite/entitystore.h"
#include "searchstore.h"
#include "seenstore.h"
#include "settingstore.h"
#include "syncsettings.h"

namespace plumbline::replica {

struct Reader::Private {
    Private(std::unique_ptr<storage::sqlite::Connection> opened, QString in, bool hasHub)
        : connection(std::move(opened)),
          folder(std::move(in)),
          enrolled(hasHub),
          entities(*connection),
          ledger(*connection),
          search(*connection, entities, ledger),
          settings(*connection),
          feed(*connection),
          outbox(*connection),
          seen(*connection),
          blobs(*connection) {}
    std::unique_ptr<storage::sqlite::Connection> connection;
    QString folder;
    /// Then the entries are the hub's.
    bool enrolled;
    storage::sqlite::EntityStore entities;
    LedgerStore ledger;
    SearchStore search;
    SettingStore settings;
    FeedStore feed;
    OutboxStore outbox;
    SeenStore seen;
    BlobStore blobs;
};

} // namespace plumbline::replica
