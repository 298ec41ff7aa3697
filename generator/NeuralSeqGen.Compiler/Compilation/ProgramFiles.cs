using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit;
using NeuralSeqGen.Compiler.Model;
using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Compilation;

/// <summary>
/// Schedules and prints the programs of a model until its code is short enough. How short that has to be is decided for all vector widths, so that a project
/// which names fewer gets the same programs of these: the last of the sizes has other sums of one sequence.
/// </summary>
internal sealed class ProgramFiles(BoundModel model, ModelGraphs graphs, CompileOptions options)
{
    /// <summary>With programs of so few lines, those of widths that nobody asked for leave the model short, too: they do the same.</summary>
    private const int ShortProgram = CodeSize.MaxLines / 4;

    /// <summary>One file for each width that the project has code for, the widest first.</summary>
    /// <param name="otherLines">Lines of the model's other files.</param>
    public List<(string HintName, string Source)> Print(int otherLines)
    {
        List<string> programs = [];
        foreach (var size in CodeSize.All)
        {
            programs = [.. options.Widths.Bits.Select(bits => Print(bits, size))];
            if (NeedsNoOthers(programs))
            {
                break;
            }

            programs.AddRange(VectorWidths.All.Bits.Except(options.Widths.Bits).Select(bits => Print(bits, size)));
            if (otherLines + programs.Sum(Lines) <= CodeSize.MaxLines)
            {
                break;
            }
        }

        return [.. options.Widths.Bits.Zip(programs, (bits, source) => (HintNames.OfProgram(model.Spec, bits), source))];
    }

    public static int Lines(string source) => source.Count(c => c == '\n');

    private bool NeedsNoOthers(List<string> programs) =>
        programs.Count < VectorWidths.All.Bits.Count && programs.All(p => Lines(p) <= ShortProgram) && !Tiling.IsLongestWhenWidest(graphs.PredictOne);

    private string Print(int bits, CodeSize size) =>
        ProgramEmitter.Emit(model, ModelScheduler.Run(graphs, size.Tiling(bits) with { Features = options.Features }, size.OneSequence));
}
