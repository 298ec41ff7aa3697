namespace NeuralSeqGen;

/// <summary>A weight file that the system does not open or write, in words that name it and say what to do.</summary>
internal static class FileAccessError
{
    /// <summary>Runs what opens a file to read it.</summary>
    public static T Reading<T>(string path, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (IsOfAccess(e))
        {
            throw Refusal(path, "cannot be read", e, Directory.Exists(path) ? "It is a folder: pass the path of a file in it" : e switch
            {
                FileNotFoundException or DirectoryNotFoundException => $"There is no such file{Folder(path)}. Check the path, which is relative to '{Directory.GetCurrentDirectory()}' unless it is absolute",
                UnauthorizedAccessException => "This user may not read it: change its permissions",
                _ => Sentence(e),
            });
        }
    }

    /// <summary>Runs what writes a file.</summary>
    public static void Writing(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (IsOfAccess(e))
        {
            throw Refusal(path, "cannot be written", e, Directory.Exists(path) ? "It is a folder: pass the path of a file in it" : e switch
            {
                DirectoryNotFoundException => $"There is no folder '{Path.GetDirectoryName(Path.GetFullPath(path))}': create it first",
                UnauthorizedAccessException => "This user may not write there: change the permissions of the folder, or pass another path",
                _ => $"{Sentence(e)}. What the file held before is still there",
            });
        }
    }

    private static bool IsOfAccess(Exception e) => e is UnauthorizedAccessException or (IOException and not WeightFileException);

    private static string Folder(string path) => Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))) ? "" : ", nor its folder";

    private static string Sentence(Exception e) => e.Message.TrimEnd('.');

    private static WeightFileException Refusal(string path, string what, Exception e, string why) =>
        new(RuntimeRules.WeightsMismatch, $"the weight file '{path}' {what}. {why}.", e) { Path = path };
}
