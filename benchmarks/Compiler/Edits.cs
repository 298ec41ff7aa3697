using Microsoft.CodeAnalysis;
using Speed;

namespace Compiler;

/// <summary>What the generator does between a keystroke and the next.</summary>
internal static class Edits
{
    public static void Run(int models, double seconds)
    {
        var project = (Compilation)ModelProject.Create(models);
        var driver = ModelProject.Driver().RunGenerators(project);
        int edit = 0;
        double other = Figure.Median(seconds, () => driver = driver.RunGenerators(ModelProject.WithOtherEdited(project, ++edit)));
        Figure.Print($"{models} models", "edit_elsewhere", other * 1e3, "ms");
        double model = Figure.Median(seconds, () => driver = driver.RunGenerators(ModelProject.WithModelEdited(project, 8 + (++edit % 16))));
        Figure.Print($"{models} models", "edit_of_a_model", model * 1e3, "ms");
    }
}
