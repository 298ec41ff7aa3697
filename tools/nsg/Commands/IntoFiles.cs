using NeuralSeqGen.Keras;

namespace NeuralSeqGen.Tool.Commands;

/// <summary><c>--into</c>: files and folders of C#, the first with the name of a class where one is given.</summary>
internal static class IntoFiles
{
    private static readonly string[] Built = ["bin", "obj"];

    /// <exception cref="ModelFileException">There is no such file.</exception>
    public static (IReadOnlyList<string> Paths, string? ClassName) Of(IReadOnlyList<string> into)
    {
        string? className = null;
        var paths = new List<string>();
        foreach (string text in into)
        {
            string path = text;
            if (!Path.Exists(path) && paths.Count == 0 && text.LastIndexOf(':') is > 0 and var split)
            {
                (path, className) = (text[..split], text[(split + 1)..]);
            }

            paths.AddRange(Directory.Exists(path) ? Folder(path) : File.Exists(path) ? [path] : throw new ModelFileException($"--into {text}: there is no such file; check the path."));
        }

        return (paths, className);
    }

    private static IEnumerable<string> Folder(string path) =>
        Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Where(file => !Path.GetRelativePath(path, file).Split(Path.DirectorySeparatorChar).Any(Built.Contains)).Order(StringComparer.Ordinal);
}
