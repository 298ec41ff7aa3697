using System.Text;

namespace NeuralSeqGen;

/// <summary>
/// The files that writers fill beside the one they replace: <c>NAME.xxxxxxxx.xxx.tmp</c>. A writer keeps its file open, and with it a lock that
/// ends with its process; so a file that can be locked is a dead writer's.
/// </summary>
internal static class TemporaryFile
{
    private const string Extension = ".tmp";
    private const int RandomLength = 12;
    private const int MaxNameBytes = 255;
    private const int Attempts = 8;

    /// <summary>Creates and locks one, for its owner alone where it replaces a file.</summary>
    public static FileStream Create(string target)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Delete };
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        for (int attempt = 1; ; attempt++)
        {
            // Between its creation and its lock another writer may take it for a leftover: then it cannot be locked, or is gone.
            var stream = TryCreate(target, options, isLast: attempt == Attempts);
            if (stream is not null && (attempt == Attempts || File.Exists(stream.Name)))
            {
                return stream;
            }

            stream?.Dispose();
        }
    }

    private static FileStream? TryCreate(string target, FileStreamOptions options, bool isLast)
    {
        try
        {
            return new FileStream(Path.Join(Path.GetDirectoryName(target), $"{NamePrefix(target)}{Path.GetRandomFileName()}{Extension}"), options);
        }
        catch (IOException) when (!isLast)
        {
            return null;
        }
    }

    /// <summary>Deletes what killed writers of this target left behind; living ones' files stay, as all do where a file system knows no locks.</summary>
    /// <param name="target">The file that is written.</param>
    /// <param name="own">The caller's own file, which is locked.</param>
    public static void RemoveLeftovers(string target, string own)
    {
        using (var lockable = TryLock(own))
        {
            if (lockable is not null)
            {
                return;
            }
        }

        foreach (string file in Files(Path.GetDirectoryName(target)!).Where(file => IsOf(target, file)))
        {
            TryLock(file, FileOptions.DeleteOnClose)?.Dispose();
        }
    }

    // A long name is cut, so that what is added to it fits.
    private static string NamePrefix(string target)
    {
        string name = Path.GetFileName(target);
        while (Encoding.UTF8.GetByteCount(name) > MaxNameBytes - 1 - RandomLength - Extension.Length || char.IsHighSurrogate(name[^1]))
        {
            name = name[..^1];
        }

        return name + ".";
    }

    private static bool IsOf(string target, string file)
    {
        string prefix = NamePrefix(target);
        string name = Path.GetFileName(file);
        return name.Length == prefix.Length + RandomLength + Extension.Length && name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal)
            && IsRandom(name.AsSpan(prefix.Length, RandomLength));
    }

    // As Path.GetRandomFileName makes them: 8 characters, a dot, 3 characters.
    private static bool IsRandom(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (i == 8 ? text[i] != '.' : !char.IsAsciiLetterLower(text[i]) && !char.IsAsciiDigit(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    // What cannot be tidied up does not stop the writing.
    private static string[] Files(string folder)
    {
        try
        {
            return Directory.GetFiles(folder, $"*{Extension}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static FileStream? TryLock(string file, FileOptions options = FileOptions.None)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.None, bufferSize: 1, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
