using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit;
using NeuralSeqGen.Compiler.Model;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Compilation;

/// <summary>
/// Schedules and prints a model until its code is short enough, or at its shortest where that is too long, too. How short it has to be is decided for all
/// vector widths, so that a project which names fewer gets the same programs of these: the last of the sizes has other sums of one sequence.
/// </summary>
internal sealed class ProgramFiles(BoundModel model, ModelGraphs graphs, CompileOptions options)
{
    /// <summary>With so few lines for all widths, each as long as the longest, programs that nobody asked for leave the model short, too: they do the same.</summary>
    private const int ShortModel = CodeSize.MaxLines / 10 * 9;

    /// <summary>How many times as long a program may be whose tiles of one sequence are written out.</summary>
    private const int WrittenOut = 3;

    /// <summary>The widths that the project does not name.</summary>
    private List<int> Others { get; } = [.. VectorWidths.All.Bits.Except(options.Widths.Bits)];

    /// <summary>The surface, and a file for each width that the project has code for, the widest first.</summary>
    public List<(string HintName, string Source)> Print()
    {
        var sizes = options.IsShort ? CodeSize.Shortest : [.. CodeSize.All.Where(size => !size.Unrolls || ProgramScheduler.Unrolls(graphs.Predict))];
        var (fastest, fits) = Print(sizes[0], isLast: false);
        if (fits)
        {
            return fastest;
        }

        (var shortest, fits) = Print(sizes[sizes.Count - 1], isLast: true);
        var between = fits ? sizes.Skip(1).Take(sizes.Count - 2).Select(size => Print(size, isLast: false)) : [];
        return between.Where(printed => printed.Fits).Select(printed => printed.Files).FirstOrDefault() ?? shortest;
    }

    /// <summary>The files at one size and whether the model fits; some of the files where it does not and shorter ones can be tried.</summary>
    private (List<(string HintName, string Source)> Files, bool Fits) Print(CodeSize size, bool isLast)
    {
        List<(string HintName, string Source)> files = [];
        int lines = 0;
        foreach (int bits in options.Widths.Bits)
        {
            var programs = Schedule(bits, size);
            if (!isLast && programs.WrittenOutSteps > CodeSize.MaxSteps)
            {
                return (files, false);
            }

            // the first width is the widest, whose memory the surface says
            if (files.Count == 0)
            {
                if (CompiledCost.Exceeded(model, graphs.SampleCost, programs) is { } exceeded)
                {
                    return ([(HintNames.Of(model.Spec), InvalidModel.EmitOverBudget(model, exceeded))], true);
                }

                files.Add((HintNames.Of(model.Spec), SurfaceEmitter.Emit(model, graphs.SampleCost, options.Widths, programs, options.AnalyzersRun)));
                lines += Lines(files[0].Source);
            }

            files.Add((HintNames.OfProgram(model.Spec, bits), ProgramEmitter.Emit(model, programs)));
            lines += Lines(files[files.Count - 1].Source);
            if (!isLast && lines > CodeSize.MaxLines)
            {
                return (files, false);
            }
        }

        return (files, (!size.Unrolls && AreShort(files, size)) || AllFit(files, size, lines));
    }

    private static bool AreShort(List<(string HintName, string Source)> files, CodeSize size) =>
        Lines(files[0].Source) + (files.Skip(1).Max(file => Lines(file.Source)) * VectorWidths.All.Bits.Count * (size.OneByOne ? WrittenOut : 1)) <= ShortModel;

    /// <summary>Whether the model fits with the programs of all widths; where tiles are taken one by one, with those that it would have else, so that both builds decide alike.</summary>
    private bool AllFit(List<(string HintName, string Source)> files, CodeSize size, int lines) =>
        size.OneByOne ? Fit(VectorWidths.All.Bits, size with { OneByOne = false }, Lines(files[0].Source)) : Fit(Others, size, lines);

    /// <summary>Whether the model is short enough with so many lines and the programs of some more widths, which nobody sees.</summary>
    private bool Fit(IEnumerable<int> widths, CodeSize size, int lines)
    {
        foreach (int bits in widths)
        {
            var programs = Schedule(bits, size);
            if (programs.WrittenOutSteps > CodeSize.MaxSteps)
            {
                return false;
            }

            lines += Lines(ProgramEmitter.Emit(model, programs));
        }

        return lines <= CodeSize.MaxLines;
    }

    private ModelPrograms Schedule(int bits, CodeSize size) => ModelScheduler.Run(graphs, size.Tiling(bits) with { Features = options.Features }, size.OneSequence);

    private static int Lines(string source) => source.Count(c => c == '\n');
}
