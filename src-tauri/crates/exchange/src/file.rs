//! First floor, data formats: files on a disk. Reads within the limit; writes so that a target holds either what it
//! held before or all that it should hold now, whatever fails in between.

use crate::MAX_BYTES;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// Why a file could not be read or written. The path is that of the file or folder that is in the way.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// There is no such file.
    #[error("{0:?} is not there")]
    Missing(PathBuf),
    /// There is a folder of that name.
    #[error("{0:?} is a folder")]
    Folder(PathBuf),
    /// The folder to write into is not there.
    #[error("there is no folder {0:?}")]
    NoFolder(PathBuf),
    /// A device, a pipe or the like, which is not read and must not be replaced by a file.
    #[error("{0:?} is not a file")]
    NotAFile(PathBuf),
    /// The file has more bytes than are read.
    #[error("{path:?} has {size} bytes, {limit} are read")]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Bytes of the file.
        size: u64,
        /// Bytes allowed.
        limit: u64,
    },
    /// The system does not let this user read or write there.
    #[error("no permission for {0:?}")]
    Denied(PathBuf),
    /// The target, or the disk it is on, is protected from writing.
    #[error("{0:?} is read-only")]
    ReadOnly(PathBuf),
    /// The disk is full, or this user's share of it.
    #[error("the disk of {0:?} is full")]
    DiskFull(PathBuf),
    /// Anything else the system says.
    #[error("{path:?}: {source}")]
    Other {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl FileError {
    /// Every code, for the catalogues of words.
    pub const CODES: [&'static str; 9] = [
        "file-missing",
        "file-is-folder",
        "folder-missing",
        "file-not-regular",
        "file-too-large",
        "file-denied",
        "file-read-only",
        "disk-full",
        "file-failed",
    ];

    /// The code by which the catalogues of words find their sentence.
    pub const fn code(&self) -> &'static str {
        match self {
            FileError::Missing(_) => "file-missing",
            FileError::Folder(_) => "file-is-folder",
            FileError::NoFolder(_) => "folder-missing",
            FileError::NotAFile(_) => "file-not-regular",
            FileError::TooLarge { .. } => "file-too-large",
            FileError::Denied(_) => "file-denied",
            FileError::ReadOnly(_) => "file-read-only",
            FileError::DiskFull(_) => "disk-full",
            FileError::Other { .. } => "file-failed",
        }
    }

    /// The file or folder that is in the way.
    pub fn path(&self) -> &Path {
        match self {
            FileError::Missing(path)
            | FileError::Folder(path)
            | FileError::NoFolder(path)
            | FileError::NotAFile(path)
            | FileError::TooLarge { path, .. }
            | FileError::Denied(path)
            | FileError::ReadOnly(path)
            | FileError::DiskFull(path)
            | FileError::Other { path, .. } => path,
        }
    }

    fn from_io(path: &Path, source: io::Error) -> FileError {
        let path = path.to_owned();
        match source.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => FileError::Missing(path),
            ErrorKind::IsADirectory => FileError::Folder(path),
            ErrorKind::PermissionDenied => FileError::Denied(path),
            ErrorKind::ReadOnlyFilesystem => FileError::ReadOnly(path),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => FileError::DiskFull(path),
            _ => FileError::Other { path, source },
        }
    }
}

/// All bytes of a file, [`MAX_BYTES`] at most.
///
/// # Errors
/// If it is not there, is a folder or a device, may not be read, or is too large; what is too large is not read.
pub fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    read_up_to(path, MAX_BYTES)
}

fn read_up_to(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let fail = |source| FileError::from_io(path, source);
    let too_large = |size| Err(FileError::TooLarge { path: path.to_owned(), size, limit });
    let meta = fs::metadata(path).map_err(fail)?;
    if meta.is_dir() {
        return Err(FileError::Folder(path.to_owned()));
    }
    // A pipe may never end, and to open one waits until somebody writes into it.
    if !meta.is_file() {
        return Err(FileError::NotAFile(path.to_owned()));
    }
    if meta.len() > limit {
        return too_large(meta.len());
    }
    let mut bytes = Vec::with_capacity(meta.len() as usize);
    // A file may grow while it is read.
    File::open(path).map_err(fail)?.take(limit + 1).read_to_end(&mut bytes).map_err(fail)?;
    if bytes.len() as u64 > limit {
        return too_large(bytes.len() as u64);
    }
    Ok(bytes)
}

/// Writes a file: into a new one in the same folder, which then takes the place of the target. When this returns, the
/// file and its name are on the disk. A link is followed; the permissions of a file that is replaced stay.
///
/// # Errors
/// If the target is no ordinary file or is protected from writing, or the system refuses; the target is then as it was
/// and nothing is left beside it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    write_with(path, |file| file.write_all(bytes))
}

fn write_with(path: &Path, fill: impl FnOnce(&mut File) -> io::Result<()>) -> Result<(), FileError> {
    let (target, permissions) = match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => return Err(FileError::Folder(path.to_owned())),
        Ok(meta) if !meta.is_file() => return Err(FileError::NotAFile(path.to_owned())),
        Ok(meta) if meta.permissions().readonly() => return Err(FileError::ReadOnly(path.to_owned())),
        Ok(meta) => (fs::canonicalize(path).map_err(|e| FileError::from_io(path, e))?, Some(meta.permissions())),
        Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => (path.to_owned(), None),
        Err(e) => return Err(FileError::from_io(path, e)),
    };
    let folder = match target.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => return Err(FileError::NotAFile(path.to_owned())),
    };
    let fail = |source| FileError::from_io(&target, source);
    let mut fresh = new_beside(folder).map_err(|e| match e.kind() {
        // Some folders of the system are there and take no files.
        ErrorKind::NotFound if folder.is_dir() => FileError::Denied(folder.to_owned()),
        ErrorKind::NotFound | ErrorKind::NotADirectory => FileError::NoFolder(folder.to_owned()),
        _ => FileError::from_io(folder, e),
    })?;
    fill(fresh.as_file_mut()).map_err(fail)?;
    if let Some(permissions) = permissions {
        fresh.as_file().set_permissions(permissions).map_err(fail)?;
    }
    fresh.as_file().sync_all().map_err(fail)?;
    fresh.persist(&target).map_err(|e| fail(e.error))?;
    sync_folder(folder).map_err(fail)
}

fn new_beside(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".rungs-").suffix(".part");
    #[cfg(unix)]
    {
        // What people export they may want to share: the permissions of any new file, not those of a secret one.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Without this the new name may be lost with the power although the content is there.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Some network file systems know no such thing.
        Err(e) if matches!(e.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        done => done,
    }
}

/// Other systems keep names in order by themselves.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_is_written_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.rungs.json");
        write(&path, b"one").unwrap();
        write(&path, b"two").unwrap();
        assert_eq!(read(&path).unwrap(), b"two");
        assert_eq!(names(folder.path()), ["a.rungs.json"]);
    }

    #[test]
    fn a_failed_write_leaves_everything_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        write(&path, b"whole").unwrap();
        let failed = write_with(&path, |file| {
            file.write_all(b"ha")?;
            Err(io::Error::from(ErrorKind::StorageFull))
        });
        assert_eq!(failed.unwrap_err().code(), "disk-full");
        assert_eq!(read(&path).unwrap(), b"whole");
        assert_eq!(names(folder.path()), ["a"]);
    }

    #[test]
    fn what_cannot_be_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("five");
        fs::write(&path, b"12345").unwrap();
        let check = |path: &Path, limit: u64, expect: &str| {
            assert_eq!(read_up_to(path, limit).unwrap_err().code(), expect, "{path:?}");
        };
        assert_eq!(read_up_to(&path, 5).unwrap(), b"12345");
        check(&path, 4, "file-too-large");
        check(folder.path(), 5, "file-is-folder");
        check(&folder.path().join("none"), 5, "file-missing");
        check(&path.join("below"), 5, "file-missing");
        #[cfg(target_os = "linux")]
        check(Path::new("/dev/zero"), 5, "file-not-regular");
    }

    #[test]
    fn what_cannot_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let kept = folder.path().join("kept");
        fs::write(&kept, b"mine").unwrap();
        let mut permissions = fs::metadata(&kept).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&kept, permissions).unwrap();
        let check = |path: &Path, expect: &str| assert_eq!(write(path, b"x").unwrap_err().code(), expect, "{path:?}");
        check(&kept, "file-read-only");
        check(folder.path(), "file-is-folder");
        check(&folder.path().join("no/such"), "folder-missing");
        check(&kept.join("below"), "folder-missing");
        #[cfg(unix)]
        check(Path::new("/dev/null"), "file-not-regular");
        assert_eq!(fs::read(&kept).unwrap(), b"mine");
        assert_eq!(names(folder.path()), ["kept"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_permissions_stay() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&path, b"old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        write(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
