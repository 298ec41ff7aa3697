namespace NeuralSeqGen.Tool.Commands;

/// <summary>Writes several files whole or none: all of them stand beside their places before the first is moved there; where a later one cannot be moved, those before it are as they were.</summary>
internal static class WholeFiles
{
    /// <param name="files">The files; what stood in the place of any but the last is held in memory meanwhile, so a large one comes last.</param>
    public static void Write(IReadOnlyList<(string Path, byte[] Content)> files) => Write(files, files.Count - 1);

    // The last file is staged first and moved last.
    private static void Write(IReadOnlyList<(string Path, byte[] Content)> files, int last)
    {
        if (last < 0)
        {
            return;
        }

        List<(string Path, byte[]? Content)> before = [];
        try
        {
            AtomicFile.Write(files[last].Path, stream =>
            {
                stream.Write(files[last].Content);
                stream.Flush();
                before.AddRange(files.Take(last).Select(file => (ImportPaths.Real(file.Path), File.Exists(file.Path) ? File.ReadAllBytes(file.Path) : null)));
                Write(files, last - 1);
            });
        }
        catch
        {
            before.ForEach(file => Restore(file.Path, file.Content));
            throw;
        }
    }

    // What stopped the writing matters more than a file that cannot be put back.
    private static void Restore(string path, byte[]? content)
    {
        try
        {
            if (content is null)
            {
                File.Delete(path);
            }
            else
            {
                AtomicFile.Write(path, stream => stream.Write(content));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
