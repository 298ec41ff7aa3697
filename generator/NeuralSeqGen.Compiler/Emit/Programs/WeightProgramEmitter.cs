using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Emit.Programs;

/// <summary>Prints programs over whole weights: a method each, and the way from a weight to its own.</summary>
internal sealed class WeightProgramEmitter(SourceWriter writer, DriverEmitter driver, BoundModel model, IReadOnlyList<WeightProgram> programs)
{
    /// <summary>Writes all of them; nothing where there are none.</summary>
    public void Write()
    {
        if (programs.Count == 0)
        {
            return;
        }

        WriteArenas();
        WriteDispatch();
        foreach (var program in programs)
        {
            Write(program);
        }
    }

    private void WriteArenas()
    {
        var arenas = programs.SelectMany(p => p.Weights.Select(weight => (Weight: weight, p.Program.ArenaFloats))).GroupBy(p => p.Weight, p => p.ArenaFloats).Select(g => (Weight: g.Key, Floats: g.Max()));
        writer.Line();
        using (writer.Open("public override int WeightArena(int weight)"))
        using (writer.Open("switch (weight)"))
        {
            foreach (var group in arenas.GroupBy(a => a.Floats, a => a.Weight))
            {
                writer.Line($"case {Positions(group)}: return {Literal.Int(group.Key)};");
            }

            writer.Line("default: return 0;");
        }
    }

    private void WriteDispatch()
    {
        writer.Line();
        using (writer.Open("public override void RunWeight(__Services.WeightPart part, int weight, in __Services.WholeWeight range)"))
        using (writer.Open("switch (part, weight)"))
        {
            foreach (var program in programs)
            {
                writer.Line($"case (__Services.WeightPart.{program.Part}, {Positions(program.Weights)}): {MethodOf(program)}(in range); break;");
            }

            writer.Line("default: throw new global::System.ArgumentOutOfRangeException(\"part\");");
        }
    }

    private void Write(WeightProgram program)
    {
        writer.Line();
        foreach (int weight in program.Weights)
        {
            writer.Line($"// {SourceWriter.OneLine(model.Weights[weight].Name)} {model.Weights[weight].Shape}");
        }

        writer.Line("[__Runtime.MethodImpl(__Runtime.MethodImplOptions.AggressiveOptimization)]");
        using (writer.Open($"private static void {MethodOf(program)}(in __Services.WholeWeight range)"))
        {
            if (program.Program.ArenaFloats > 0)
            {
                writer.Line("float* a = range.Arena;");
            }

            driver.Write(program.Program);
        }
    }

    private static string MethodOf(WeightProgram program) => $"{program.Part}Weight{Literal.Int(program.Weights[0])}";

    private static string Positions(IEnumerable<int> weights) => string.Join(" or ", weights.Select(w => Literal.Int(w)));
}
