//! Copies of the library, made by SQLite itself: the live file is never opened or copied by other means.

use crate::StoreError;
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};

/// Writes a consistent copy to a file that is not there yet: whole, or not at all.
pub(crate) fn write(connection: &Connection, to: &Path) -> Result<(), StoreError> {
    let name = to.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let part = to.with_file_name(format!(".{name}.part"));
    let _ = fs::remove_file(&part);
    let written = connection.execute("VACUUM INTO ?1", [part.to_string_lossy()]).map_err(StoreError::from);
    let placed = written.and_then(|_| {
        let sync = |path: &Path| fs::File::open(path).and_then(|f| f.sync_all());
        let folder = to.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        sync(&part).and_then(|()| fs::rename(&part, to)).and_then(|()| sync(folder)).map_err(|e| outside(&e))
    });
    if placed.is_err() {
        let _ = fs::remove_file(&part);
    }
    placed
}

/// The copy that is kept before the schema changes: `backups/<name>.schema-<n>.db` beside the library.
pub(crate) fn before_migration(connection: &Connection, file: &Path, from: usize) -> Result<PathBuf, StoreError> {
    let folder = file.parent().unwrap_or(Path::new(".")).join("backups");
    fs::create_dir_all(&folder).map_err(|e| outside(&e))?;
    let stem = file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let free = (1..).map(|n| folder.join(format!("{stem}.schema-{from}.{n}.db"))).find(|path| !path.exists());
    let to = free.unwrap_or(folder);
    write(connection, &to)?;
    // A backup that cannot be opened is none.
    let copy = Connection::open_with_flags(&to, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    copy.query_row("PRAGMA quick_check", [], |row| row.get::<_, String>(0))?;
    Ok(to)
}

/// Replaces the content of one database by that of another, page by page in one transaction.
pub(crate) fn take_over(from: &Connection, into: &mut Connection) -> Result<(), StoreError> {
    let backup = rusqlite::backup::Backup::new(from, into)?;
    Ok(backup.run_to_completion(1_000, std::time::Duration::from_millis(50), None)?)
}

fn outside(error: &std::io::Error) -> StoreError {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => StoreError::DiskFull,
        _ => StoreError::Unwritable,
    }
}
