namespace NeuralSeqGen;

/// <summary>
/// Replaces a file as a whole: a process that dies while writing leaves the old file or the new one. The file that takes its place keeps its mode;
/// a symbolic link stays one, its target is replaced.
/// </summary>
internal static class AtomicFile
{
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string target = Target(Path.GetFullPath(path));
        using var stream = TemporaryFile.Create(target);
        TemporaryFile.RemoveLeftovers(target, stream.Name);
        try
        {
            write(stream);
            KeepMode(target, stream);
            stream.Flush(flushToDisk: true);
            // Open while it is moved: a writer that lives is known by its lock.
            File.Move(stream.Name, target, overwrite: true);
        }
        catch
        {
            Discard(stream.Name);
            throw;
        }
    }

    private static string Target(string path) => new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;

    private static void KeepMode(string target, FileStream stream)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(target));
        }
    }

    // What stopped the writing matters more than a file that cannot be deleted.
    private static void Discard(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
