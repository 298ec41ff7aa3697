using System.Text;

Console.OutputEncoding = Encoding.UTF8;
try
{
    return new Comparison(Corpus.Read(args is [var folder] ? folder : Path.Combine(AppContext.BaseDirectory, "data"))).Run() < 1e-5f ? 0 : 1;
}
catch (DataFileException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
