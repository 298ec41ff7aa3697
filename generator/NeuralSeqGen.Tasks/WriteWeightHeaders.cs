using Microsoft.Build.Framework;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Tasks;

/// <summary>
/// Writes what the C# compiler may know of weight files, which it cannot read itself: for each a text with the header of the file, its size and its hash.
/// It becomes an AdditionalFile beside the file's bytes, which are embedded. Nothing in a file is trusted; what is wrong with one stands in its text, for the analyzers to report.
/// </summary>
public sealed class WriteWeightHeaders : ITask
{
    /// <inheritdoc/>
    public IBuildEngine? BuildEngine { get; set; }

    /// <inheritdoc/>
    public ITaskHost? HostObject { get; set; }

    /// <summary>The files, with the metadata <c>HeaderFile</c>, where the text goes, and <c>LogicalName</c>, under which the file is embedded.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = [];

    /// <inheritdoc/>
    public bool Execute()
    {
        foreach (var file in Files)
        {
            string target = file.GetMetadata("HeaderFile");
            try
            {
                string text = WeightHeaderText.Of(file.GetMetadata("FullPath"), file.GetMetadata("LogicalName"));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                Write(target, text);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                BuildEngine?.LogErrorEvent(new BuildErrorEventArgs("", RuleIds.WeightFile, file.ItemSpec, 0, 0, 0, 0, $"the weight file '{file.ItemSpec}' cannot be read, or what is known of it cannot be written to '{target}': {e.Message}", "", nameof(WriteWeightHeaders)));
                return false;
            }
        }

        return true;
    }

    // A text that stays as it is compiles nothing again, but it must be younger than the file for the next build to know.
    private static void Write(string target, string text)
    {
        if (File.Exists(target) && File.ReadAllText(target) == text)
        {
            File.SetLastWriteTimeUtc(target, DateTime.UtcNow);
            return;
        }

        File.WriteAllText(target, text);
    }
}
