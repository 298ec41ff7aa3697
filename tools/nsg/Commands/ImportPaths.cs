using NeuralSeqGen.Keras;

namespace NeuralSeqGen.Tool.Commands;

/// <summary>Where files are read and written: nothing that is read, and nothing twice, is written over.</summary>
internal static class ImportPaths
{
    private static readonly StringComparison Case = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Refuses paths of no letters.</summary>
    /// <param name="paths">Paths and what they are; null for those that were not given.</param>
    public static void CheckGiven(IEnumerable<(string? Path, string What)> paths)
    {
        foreach (var (path, what) in paths)
        {
            if (path is not null && string.IsNullOrWhiteSpace(path))
            {
                throw new ModelFileException($"{what} is empty; give the path of a file.");
            }
        }
    }

    /// <summary>Refuses to write a file twice, or over one that is read.</summary>
    /// <param name="read">What is read.</param>
    /// <param name="output">The file to write.</param>
    /// <param name="weights">The file of weights beside it; null where none is written.</param>
    public static void CheckWritten(IEnumerable<(string? Path, string What)> read, string output, string? weights)
    {
        if (weights is not null && IsSame(output, weights))
        {
            throw new ModelFileException($"--output and --weights are the same file, '{output}'; give two.");
        }

        foreach (var (path, what) in read)
        {
            if (path is not null && new[] { output, weights }.FirstOrDefault(written => written is not null && IsSame(written, path)) is { } over)
            {
                throw new ModelFileException($"'{over}' would be written over {what}, '{path}'; give another path.");
            }
        }
    }

    /// <summary>The path without links: a link and what it leads to are the same file, and so are files in folders that are.</summary>
    public static string Real(string path)
    {
        string full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } folder)
        {
            return full;
        }

        string joined = Path.Join(Real(folder), Path.GetFileName(full));
        FileSystemInfo info = Directory.Exists(joined) ? new DirectoryInfo(joined) : new FileInfo(joined);
        return info.LinkTarget is null ? joined : Real(info.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
    }

    private static bool IsSame(string a, string b) => string.Equals(Real(a), Real(b), Case);
}
