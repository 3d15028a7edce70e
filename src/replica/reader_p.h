#pragma once

#include "feedstore.h"
#include "ledgerstore.h"
#include "plumbline/replica/reader.h"
#include "plumbline/storage/sqlite/entitystore.h"
#include "searchstore.h"
#include "settingstore.h"

namespace plumbline::replica {

struct Reader::Private {
    Private(std::unique_ptr<storage::sqlite::Connection> opened, QString in)
        : connection(std::move(opened)),
          folder(std::move(in)),
          entities(*connection),
          ledger(*connection),
          search(*connection, entities, ledger),
          settings(*connection),
          feed(*connection) {}
    std::unique_ptr<storage::sqlite::Connection> connection;
    QString folder;
    storage::sqlite::EntityStore entities;
    LedgerStore ledger;
    SearchStore search;
    SettingStore settings;
    FeedStore feed;
};

} // namespace plumbline::replica
