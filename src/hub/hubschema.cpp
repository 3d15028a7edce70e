#include "hubschema.h"

#include <array>

namespace plumbline::hub {
namespace {

using storage::Migration;

/// One row of hub_state is what every writer locks first: the organisation's order. `touches` of an entry say, row by row,
/// whose team it was and is, so that a page needs no more than the entries behind a cursor; `previous` leads from a change to
/// the record's one before. Tables of entries and nodes are only ever added to.
constexpr Migration First{1, R"(
CREATE TABLE hub_state (
    one {integer} NOT NULL PRIMARY KEY CHECK (one = 1),
    organisation {id} NOT NULL,
    device {id} NOT NULL,
    administrator {id} NOT NULL,
    signing_key {blob} NOT NULL,
    head {integer} NOT NULL
) {strict};

CREATE TABLE hub_epoch (
    ordinal {integer} NOT NULL PRIMARY KEY,
    epoch {id} NOT NULL UNIQUE,
    after_position {integer} NOT NULL
) {strict};

CREATE TABLE entry (
    position {integer} NOT NULL PRIMARY KEY,
    operation {id} NOT NULL,
    device {id} NOT NULL,
    device_sequence {integer} NOT NULL,
    actor {id} NOT NULL,
    made_at {integer} NOT NULL,
    kind {text} NOT NULL,
    subject {text} NOT NULL,
    entity {integer} NOT NULL,
    created {integer} NOT NULL,
    updated {integer} NOT NULL,
    removed {integer} NOT NULL,
    undoes {integer},
    changes_hash {blob} NOT NULL,
    hash {blob} NOT NULL,
    outcome {blob} NOT NULL,
    admitted_at {integer} NOT NULL,
    payload {blob} NOT NULL,
    body {blob} NOT NULL,
    changes {blob} NOT NULL,
    previous {blob} NOT NULL,
    touches {blob} NOT NULL,
    UNIQUE (device, device_sequence)
) {strict};
CREATE INDEX entry_by_undoes ON entry (undoes);

CREATE TABLE tree_node (
    level {integer} NOT NULL,
    ordinal {integer} NOT NULL,
    hash {blob} NOT NULL,
    PRIMARY KEY (level, ordinal)
) {keyed};

CREATE TABLE row_team (
    entity {integer} NOT NULL,
    record {id} NOT NULL,
    team {id},
    PRIMARY KEY (entity, record)
) {keyed};
CREATE INDEX row_team_by_team ON row_team (team);

CREATE TABLE known_device (
    device {id} NOT NULL PRIMARY KEY,
    for_user {id} NOT NULL,
    public_key {blob} NOT NULL,
    revoked {integer} NOT NULL,
    last_sequence {integer} NOT NULL
) {strict};

CREATE TABLE invitation (
    token_hash {blob} NOT NULL PRIMARY KEY,
    for_user {id} NOT NULL,
    expires_at {integer} NOT NULL,
    used {integer} NOT NULL
) {strict};

CREATE TABLE user_scope (
    for_user {id} NOT NULL,
    version {integer} NOT NULL,
    role {text} NOT NULL,
    everything {integer} NOT NULL,
    teams {blob} NOT NULL,
    PRIMARY KEY (for_user, version)
) {keyed};

CREATE TABLE stored_blob (
    sha256 {blob} NOT NULL PRIMARY KEY,
    size {integer} NOT NULL,
    have {integer} NOT NULL
) {strict};
CREATE TABLE stored_piece (
    sha256 {blob} NOT NULL,
    first_byte {integer} NOT NULL,
    bytes {blob} NOT NULL,
    PRIMARY KEY (sha256, first_byte)
) {strict};
)"};

/// When a session of the device began last, about; 0: never since this was kept.
constexpr Migration Second{2, R"(
ALTER TABLE known_device ADD COLUMN last_seen {integer} NOT NULL DEFAULT 0;
)"};

constexpr std::array Migrations{First, Second};

} // namespace

domain::Result<void> bringToToday(storage::Connection &connection) {
    PLUMBLINE_TRY(storage::migrate(connection, Migrations));
    return storage::followDescriptions(connection, storage::Indexes::Hub);
}

} // namespace plumbline::hub
